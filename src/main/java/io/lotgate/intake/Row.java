package io.lotgate.intake;

import io.lotgate.intake.Grid.GridRow;

/** One line of a table. */
record Row(Header header, GridRow of) {

    int line() {
        return of.line();
    }

    /** The field under a heading; empty when the table or this row does not have it. */
    Cell cell(String column) {
        return cell(header.index(column), column);
    }

    /** The field in a place, the first being 0, under whatever heading it has. */
    Cell cell(int index) {
        boolean named = index >= 0 && index < header.printed().size();
        return cell(index, named ? header.printed().get(index).strip() : "");
    }

    private Cell cell(int index, String column) {
        boolean there = index >= 0 && index < of.fields().size();
        return new Cell(
                header.sheet(),
                column,
                of.line(),
                there ? of.fields().get(index) : "",
                there ? of.stored().get(index) : "");
    }

    /** Flags a row whose fields cannot be told to stand under their headings, or that the workbook hides. */
    void checkShape(Draft draft) {
        checkShape(draft, 0);
    }

    /** @param lacking fields that the instrument itself leaves out at the end of a row */
    void checkShape(Draft draft, int lacking) {
        if (of.hidden()) {
            draft.warning(
                    "HIDDEN_ROW",
                    "",
                    "row " + of.line() + " is hidden in the workbook: find out why before it is taken.");
        }
        if (!header.ofWorkbook()) {
            checkFields(draft, lacking);
        }
        if (of.fields().stream().anyMatch(field -> field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0)) {
            draft.error(
                    "LINE_BREAK",
                    "",
                    "a quotation mark in line " + of.line()
                            + " joins lines, which may be several samples. Export the file again.");
        }
    }

    private void checkFields(Draft draft, int lacking) {
        int expected = header.names().size();
        int given = of.fields().size();
        if (given < expected - lacking) {
            draft.error(
                    "FIELDS_MISSING",
                    "",
                    "line " + of.line() + " has " + given + " fields, the heading " + expected
                            + ": the file is cut off or was edited. Export it again.");
        }
        // several programs end each row, but not the heading, with one more separator
        if (of.fields().stream().skip(expected).anyMatch(field -> !field.isBlank())) {
            draft.error(
                    "FIELDS_EXTRA",
                    "",
                    "line " + of.line() + " has " + given + " fields, the heading " + expected
                            + ": a decimal comma may have split a number. Export it again with decimal points.");
        }
    }
}
