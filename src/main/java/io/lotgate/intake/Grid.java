package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a delimited text or of one sheet of a workbook, blank ones left out.
 *
 * @param sheet name of the sheet, "" for a text
 * @param separator what separates the fields of a text; a tabulator for a sheet
 * @param broken why the rest cannot be told apart into rows, if so
 */
record Grid(String sheet, char separator, List<GridRow> rows, Optional<Finding> broken) {
    Grid {
        rows = List.copyOf(rows);
    }

    boolean ofWorkbook() {
        return !sheet.isEmpty();
    }

    /**
     * One row.
     *
     * @param line the first of the file or sheet being 1
     * @param hidden whether the workbook does not show it
     * @param fields what the cells mean
     * @param stored what the file holds for them
     */
    record GridRow(int line, boolean hidden, List<String> fields, List<String> stored) {
        GridRow {
            fields = List.copyOf(fields);
            stored = List.copyOf(stored);
        }

        boolean isBlank() {
            return fields.stream().allMatch(String::isBlank);
        }

        String field(int index) {
            return index >= 0 && index < fields.size() ? fields.get(index) : "";
        }
    }
}
