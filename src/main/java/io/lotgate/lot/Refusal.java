package io.lotgate.lot;

/**
 * Why a command was not carried out, in words for the person who sent it.
 *
 * @param field input it belongs to, empty for the command as a whole
 * @param message what is wrong and what to do
 */
public record Refusal(Kind kind, String field, String message) {

    /** What sort of refusal; pages and machines answer each with its own status. */
    public enum Kind {
        /** A value is missing, impossible or not understood. */
        INPUT,
        /** The person may not do this. */
        NOT_ALLOWED,
        /** Someone else was faster; the page is out of date. */
        STALE,
        /** The lot does not allow this now. */
        BLOCKED,
        /** There is no such thing. */
        NOT_FOUND
    }

    public static Refusal input(String field, String message) {
        return new Refusal(Kind.INPUT, field, message);
    }

    public static Refusal notAllowed(String message) {
        return new Refusal(Kind.NOT_ALLOWED, "", message);
    }

    public static Refusal stale(String message) {
        return new Refusal(Kind.STALE, "", message);
    }

    public static Refusal blocked(String message) {
        return new Refusal(Kind.BLOCKED, "", message);
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, "", message);
    }
}
