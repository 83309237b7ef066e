package io.lotgate.intake;

import io.lotgate.intake.Grid.GridRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The results sheet of a Beckman Coulter Vi-CELL XR (xls of Excel 5, xlsx): title and serial number above, headings in
 * two rows of which the lower holds the unit, "Viable cells" above "/ml (x10^6)".
 */
final class ViCellXrTable implements TableFormat {
    private static final int ABOVE = 10;
    private static final String CELLS = "Total cells";
    private static final String VIABLE = "Viable cells";
    private static final String VIABILITY = "Viability (%)";
    private static final String TOTAL_PER_ML = "Total cells /ml (x10^6)";
    private static final String VIABLE_PER_ML = "Viable cells /ml (x10^6)";
    private static final String DILUTION = "Dilution factor";

    @Override
    public String name() {
        return "Vi-CELL XR";
    }

    @Override
    public List<String> marks() {
        return List.of(VIABLE_PER_ML, TOTAL_PER_ML);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of("Sample ID", CELLS, VIABLE, VIABILITY, TOTAL_PER_ML, VIABLE_PER_ML);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(CELLS, VIABLE, VIABILITY, TOTAL_PER_ML, VIABLE_PER_ML);
    }

    /** Two rows under the title are the headings. */
    @Override
    public Optional<Header> heading(Grid grid) {
        List<GridRow> rows = grid.rows();
        if (rows.isEmpty() || !ViCellXr.titled(rows.get(0).field(0).strip())) {
            return Optional.empty();
        }
        for (int i = 1; i + 1 < Math.min(ABOVE, rows.size()); i++) {
            if (Header.plain(rows.get(i).field(0)).equals("sample id")) {
                return Optional.of(Header.of(grid, rows.get(i + 1).line(), joined(rows.get(i), rows.get(i + 1))));
            }
        }
        return Optional.empty();
    }

    private static List<String> joined(GridRow upper, GridRow lower) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.fields().size(), lower.fields().size()); i++) {
            names.add((upper.field(i).strip() + " " + lower.field(i).strip()).strip());
        }
        return names;
    }

    @Override
    public String instrument(Table table) {
        return table.grid().rows().stream()
                .limit(ABOVE)
                .map(row -> row.field(0).strip())
                .filter(text -> text.startsWith("Unit S/N:"))
                .map(text -> name() + ", " + Cell.cut(text.substring(9).strip(), 100))
                .findFirst()
                .orElse(name());
    }

    @Override
    public String software(Table table) {
        return ViCellXr.version(table.grid().rows().get(0).field(0).strip());
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell("Sample ID"));
        String date = row.header().has("Sample date/time") ? "Sample date/time" : "Sample date";
        draft.performedAt(row.cell(date), ViCellXr.DATES);
        Optional<BigDecimal> percent = draft.viability(row.cell(VIABILITY));
        ViCellXr.check(
                draft,
                percent,
                draft.count(row.cell(VIABLE)),
                draft.count(row.cell(CELLS)),
                draft.viablePerMl(row.cell(VIABLE_PER_ML), ViCellXr.MILLIONS),
                draft.perMl("", row.cell(TOTAL_PER_ML), ViCellXr.MILLIONS));
        Dilution.note(draft, row.cell(DILUTION));
    }
}
