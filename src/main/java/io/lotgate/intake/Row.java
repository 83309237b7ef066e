package io.lotgate.intake;

import java.util.List;

/** One line of a table. */
record Row(Header header, int line, List<String> fields) {

    /** The field under a heading; empty when the table or this row does not have it. */
    Cell cell(String column) {
        int index = header.index(column);
        return new Cell(column, line, index >= 0 && index < fields.size() ? fields.get(index) : "");
    }

    boolean isBlank() {
        return fields.stream().allMatch(String::isBlank);
    }

    /** Flags a row whose fields cannot be told to stand under their headings. */
    void checkShape(Draft draft) {
        int expected = header.names().size();
        if (fields.size() < expected) {
            draft.error(
                    "FIELDS_MISSING",
                    "",
                    "line " + line + " has " + fields.size() + " fields, the heading " + expected
                            + ": the file is cut off or was edited. Export it again.");
        }
        // several programs end each row, but not the heading, with one more separator
        if (fields.stream().skip(expected).anyMatch(field -> !field.isBlank())) {
            draft.error(
                    "FIELDS_EXTRA",
                    "",
                    "line " + line + " has " + fields.size() + " fields, the heading " + expected
                            + ": a decimal comma may have split a number. Export it again with decimal points.");
        }
        if (fields.stream().anyMatch(field -> field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0)) {
            draft.error(
                    "LINE_BREAK",
                    "",
                    "a quotation mark in line " + line
                            + " joins lines, which may be several samples. Export the file again.");
        }
    }
}
