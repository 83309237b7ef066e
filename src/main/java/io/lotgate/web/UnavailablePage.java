package io.lotgate.web;

import java.util.List;

/**
 * The database is away or its disk full, {@code unavailable.html}: what became of the step, and the form to send it again.
 *
 * @param advice what to do, one sentence each
 * @param action address that the form is sent to again, "" when there is nothing to send
 * @param fields what was typed, the password left out; the command's id is among them
 * @param password whether the password has to be typed again
 * @param href where the link leads on
 * @param reference short code to give to the administrator
 */
public record UnavailablePage(
        int status,
        String title,
        String text,
        List<String> advice,
        String action,
        List<Typed> fields,
        boolean password,
        String href,
        String reference) {
    /** One field of the form as it was sent. */
    public record Typed(String name, String value) {}
}
