package io.lotgate.intake;

/**
 * Where in the file a proposed value was printed, so that a reviewer can lay it beside the raw data.
 *
 * @param pointer JSON pointer of the value in the observation, for example {@code /viability}
 * @param sheet name of the workbook's sheet; empty in a text
 * @param column heading of the column, or the key, as the instrument prints it
 * @param line line of the file or row of the sheet, the first being 1
 * @param printed the text as it stands there, before any conversion; at most 200 characters
 */
public record Origin(String pointer, String sheet, String column, int line, String printed) {

    /** A place in a text file. */
    public Origin(String pointer, String column, int line, String printed) {
        this(pointer, "", column, line, printed);
    }

    /** The same place for a value that stands elsewhere in the observation. */
    Origin at(String other) {
        return new Origin(other, sheet, column, line, printed);
    }

    /** The place in words: {@code sheet Results, line 4, Viability (%)}. */
    public String place() {
        return (sheet.isEmpty() ? "" : "sheet " + sheet + ", ") + "line " + line + ", " + column;
    }
}
