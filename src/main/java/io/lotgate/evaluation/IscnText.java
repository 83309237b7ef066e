package io.lotgate.evaluation;

import java.util.List;

/**
 * A karyotype without the blanks and line breaks that reports put into it, each character with its place in the text as
 * entered. Full-width characters, dashes and the multiplication sign become the characters they stand for. Nothing else
 * is changed, and a blank between two digits is refused: {@code +1 2} may be one chromosome or two.
 */
final class IscnText {
    static final int LONGEST = 4000;
    private static final List<String> BLANK_AFTER = List.of("psu", "mos", "chi", "der", "ider", "nuc", ".ish", ".arr");
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2212";

    private final StringBuilder text = new StringBuilder();
    private final int[] places;

    private IscnText(int length) {
        places = new int[length + 1];
    }

    static IscnText of(String raw, IscnRemarks remarks) {
        IscnText made = new IscnText(raw.length());
        int blanks = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isBlank(c)) {
                made.blank(blanks++, i, remarks);
            } else {
                boolean split = blanks > 0 && digit(made.last()) && digit(plain(c));
                if (split) {
                    remarks.refuse("BLANK_IN_NUMBER", i - 1, "A blank stands between two digits: one number or two?");
                }
                blanks = 0;
                made.append(c, i, remarks);
            }
        }
        made.places[made.text.length()] = raw.length();
        return made;
    }

    private void blank(int before, int place, IscnRemarks remarks) {
        String end = text.substring(Math.max(0, text.length() - 5));
        boolean usual = before == 0 && BLANK_AFTER.stream().anyMatch(end::endsWith);
        if (!usual) {
            remarks.warnOnce("BLANK", place, "Blanks and line breaks are not part of a karyotype and were left out");
        }
    }

    private void append(char c, int place, IscnRemarks remarks) {
        char read = plain(c);
        if (read != c) {
            remarks.warnOnce("CHARACTER_READ_AS", place, "The character " + c + " was read as " + read);
        }
        places[text.length()] = place;
        text.append(read);
    }

    private char last() {
        return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
    }

    private static char plain(char c) {
        if (c > '\uff00' && c < '\uff5f') {
            return (char) (c - 0xfee0);
        }
        if (DASHES.indexOf(c) >= 0) {
            return '-';
        }
        return c == '\u00d7' ? 'x' : c == '\u223c' ? '~' : c;
    }

    String text() {
        return text.toString();
    }

    /** Place in the text as entered of a character of the cleaned text, or of its end. */
    int place(int index) {
        return places[Math.min(index, text.length())];
    }
}
