package io.lotgate.web;

import java.util.List;

/**
 * A mail that was given up, with the buttons that have it sent again or settle it.
 *
 * @param kind what happened, in a few words
 * @param lot lot number
 * @param lotHref page of the lot
 * @param text what was to be told
 * @param recipient user name or mail address
 * @param tries how often it was tried
 * @param cause why the last try failed
 * @param told when it happened
 * @param again address of the button that has it sent again
 * @param settle address of the form that settles it
 * @param commands hidden fields of the two forms, in this order
 */
public record UnsentView(
        String kind,
        String lot,
        String lotHref,
        String text,
        String recipient,
        int tries,
        String cause,
        TimeView told,
        String again,
        String settle,
        List<CommandView> commands) {}
