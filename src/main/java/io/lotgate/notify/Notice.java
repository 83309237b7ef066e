package io.lotgate.notify;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Something that people are told about a lot.
 *
 * @param key unique for ever: what was told under it is not told again
 * @param lot the lot it is about
 * @param number the lot's number, the only thing in a mail by which its recipient can be found
 * @param text what happened, in one line; control characters and line ends become spaces
 * @param roles names of the roles whose task it is; empty when it is nobody's task
 */
public record Notice(Kind kind, String key, UUID lot, String number, String text, Set<String> roles) {
    private static final int LONGEST = 500;

    public Notice {
        number = oneLine(number);
        text = oneLine(text);
        roles = new TreeSet<>(roles);
    }

    /** What happened; who is told is configured by kind. */
    public enum Kind {
        /** A task is open. */
        ASSIGNED("Work waits"),
        /** A test, an investigation or an errand is past its due time. */
        OVERDUE("Overdue"),
        /** A result does not conform and is investigated. */
        OUT_OF_SPECIFICATION("Out of specification"),
        /** A test failed after the lot was released. */
        LATE_FAILURE("A test failed after the release"),
        DECISION("Decided"),
        HOLD("On hold"),
        RECALL("Recalled"),
        EXPIRED("Expired"),
        EXPIRING_SOON("Expires soon");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What happened, in a few words. */
        public String words() {
            return words;
        }

        /** Its name as a setting, {@code late-failure}. */
        public String setting() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** No line end gets into a header, and no invisible character into a sentence. */
    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() > LONGEST
                ? line.substring(
                                0,
                                line.offsetByCodePoints(
                                        0, Math.min(line.codePointCount(0, line.length()), LONGEST - 1)))
                        + "…"
                : line;
    }
}
