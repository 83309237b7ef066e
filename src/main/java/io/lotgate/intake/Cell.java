package io.lotgate.intake;

import java.math.BigDecimal;

/**
 * One value of a file: the heading or key it stands under, its line, and its text.
 *
 * @param sheet the workbook's sheet, "" in a text
 * @param printed what it means; in a text the characters untouched
 * @param stored what the file holds there
 */
record Cell(String sheet, String column, int line, String printed, String stored) {
    private static final int LONGEST = 200;
    private static final int LONGEST_IN_MESSAGE = 60;

    Cell(String column, int line, String printed) {
        this("", column, line, printed, printed);
    }

    String stripped() {
        return printed.strip();
    }

    boolean isBlank() {
        return printed.isBlank();
    }

    /** The same place with another text, as after a percent sign was cut. */
    Cell reading(String text) {
        return new Cell(sheet, column, line, text, stored);
    }

    Origin origin(String pointer) {
        return new Origin(pointer, cut(sheet, LONGEST), cut(column, LONGEST), line, cut(stored, LONGEST));
    }

    /** Heading and text for a message: {@code "Viability (%)" in line 4 is printed "ERROR"}. */
    String shown() {
        return quoted(column) + " in line " + line + " is printed " + quoted(stripped());
    }

    /** A text from outside, made safe and short enough for one line of a message. */
    static String quoted(String text) {
        return '"' + cut(text, LONGEST_IN_MESSAGE).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD") + '"';
    }

    /** A number in plain digits, however it was printed. */
    static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splitsPair ? longest - 1 : longest) + '…';
    }
}
