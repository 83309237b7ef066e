package io.lotgate.web;

import java.util.List;

/**
 * Something was refused, {@code message.html}: what is wrong, what to do, the way on.
 *
 * @param status HTTP status, 403
 * @param title what is wrong, in a few words
 * @param text what happened, and that nothing was changed
 * @param advice what to do, one sentence each
 * @param link words of the link that leads on
 * @param href where it leads
 * @param reference short code to give to the administrator, "" for none
 */
public record MessagePage(
        int status, String title, String text, List<String> advice, String link, String href, String reference) {}
