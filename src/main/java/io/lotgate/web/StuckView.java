package io.lotgate.web;

import java.util.List;

/**
 * A step of the program's own that did not succeed, with the button that has it tried again.
 *
 * @param name its name in the process model
 * @param lot lot number
 * @param lotHref page of the lot
 * @param stopped whether it waits for a person; otherwise it is tried again by itself
 * @param triesLeft how often it will still be tried
 * @param cause why the last try failed
 * @param reference finds it in the log
 * @param since when it was due first
 * @param action address of the button
 * @param command its hidden fields
 * @param blocks why this person cannot press it
 */
public record StuckView(
        String name,
        String lot,
        String lotHref,
        boolean stopped,
        int triesLeft,
        String cause,
        String reference,
        TimeView since,
        String action,
        CommandView command,
        List<BlockRow> blocks) {}
