package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Grid.GridRow;
import io.lotgate.sheet.Sheets;
import io.lotgate.sheet.Sheets.Cell;
import io.lotgate.sheet.Sheets.Kind;
import io.lotgate.sheet.Sheets.Sheet;
import java.util.List;
import java.util.Optional;

/**
 * The sheets of a workbook that are shown.
 *
 * @param findings what is to be said of the workbook as a whole
 */
record BookFile(List<Grid> heads, List<Finding> findings) implements Upload {
    /** Stands for a formula, which no reader takes for a value. */
    static final String FORMULA = "#FORMULA!";

    BookFile {
        heads = List.copyOf(heads);
        findings = List.copyOf(findings);
    }

    static BookFile of(Sheets.Opened book) {
        return new BookFile(
                book.sheets().stream()
                        .filter(sheet -> !sheet.hidden() && !sheet.rows().isEmpty())
                        .map(BookFile::grid)
                        .toList(),
                book.findings());
    }

    @Override
    public Grid whole(Grid head) {
        return head;
    }

    private static Grid grid(Sheet sheet) {
        List<GridRow> rows = sheet.rows().stream()
                .map(row -> new GridRow(
                        row.number(),
                        row.hidden(),
                        row.cells().stream().map(BookFile::field).toList(),
                        row.cells().stream().map(BookFile::stored).toList()))
                .filter(row -> !row.isBlank())
                .toList();
        return new Grid(sheet.name(), '\t', rows, Optional.empty());
    }

    private static String field(Cell cell) {
        return cell.kind() == Kind.FORMULA ? FORMULA : cell.value();
    }

    /** A text is found by itself; a number by what was stored, which may have more digits. */
    private static String stored(Cell cell) {
        return cell.kind() == Kind.NUMBER || cell.kind() == Kind.DATE ? cell.stored() : field(cell);
    }
}
