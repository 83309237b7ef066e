package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The columns of a QuantStudio's results, whose names differ between versions of its software. Target Name and Task may
 * stand twice, with the same content.
 */
final class QuantStudioColumns {
    /** 58,334.375: a point behind commas leaves no doubt which is which. */
    private static final Pattern WITH_THOUSANDS = Pattern.compile("-?[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]{1,20}");

    private static final BigDecimal MOST = new BigDecimal("1E15");
    private static final BigDecimal MOST_CYCLES = new BigDecimal("100");

    private final Header header;
    private final String sample;
    private final String target;
    private final String cycle;

    QuantStudioColumns(Header header) {
        this.header = header;
        this.sample = header.has("Sample Name") ? "Sample Name" : "Sample";
        this.target = header.has("Target Name") ? "Target Name" : "Target";
        this.cycle = header.has("CT") ? "CT" : "Cq";
    }

    List<Finding> missing(String format) {
        return List.of(sample, target, "Task", "Quantity").stream()
                .filter(column -> !header.has(column))
                .map(column -> Refused.reason(
                        "COLUMN_MISSING",
                        "this is a " + format + " file without the column " + Cell.quoted(column)
                                + ". Export the results with all columns."))
                .toList();
    }

    boolean isUsed(Row row) {
        return !row.cell("Task").isBlank() || !row.cell(cycle).isBlank();
    }

    boolean isSample(Row row) {
        return task(row).equals("UNKNOWN");
    }

    private static String task(Row row) {
        return row.cell("Task").stripped().toUpperCase(Locale.ROOT);
    }

    void read(Row row, Draft draft) {
        draft.sample(row.cell(sample));
        draft.well(new Well(
                Cell.cut(row.cell("Well Position").stripped(), 20),
                Cell.cut(row.cell(target).stripped(), 100),
                List.of(),
                false));
        same(row, draft, target);
        same(row, draft, "Task");
        if (row.cell("Omit").stripped().equalsIgnoreCase("true")) {
            draft.error("WELL_OMITTED", "", "this well was left out of the analysis at the instrument.");
        }
        draft.number("cq", "/cq", row.cell(cycle), MOST_CYCLES);
        Cell quantity = row.cell("Quantity");
        if (quantity.isBlank()) {
            draft.error(
                    "QUANTITY_MISSING",
                    "/quantity",
                    "no quantity is printed for this well: the run has no standard curve. Its Cq alone is no result.");
        } else {
            draft.number("quantity", "/quantity", plain(quantity), MOST);
        }
    }

    /** A name that stands twice must say the same twice. */
    private void same(Row row, Draft draft, String column) {
        String wanted = Header.plain(column);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            if (header.names().get(i).equals(wanted)) {
                said.add(row.cell(i).stripped());
            }
        }
        if (said.stream().distinct().count() > 1) {
            draft.error(
                    "COLUMN_REPEATED",
                    "",
                    Cell.quoted(column) + " stands twice in line " + row.line() + " with different contents: which one"
                            + " counts is not known. Export the results again.");
        }
    }

    static Cell plain(Cell cell) {
        String text = cell.stripped();
        return WITH_THOUSANDS.matcher(text).matches() ? cell.reading(text.replace(",", "")) : cell;
    }

    CurveQuality quality(List<Row> rows) {
        CurveQuality quality = new CurveQuality();
        for (Row row : rows) {
            String subject = Cell.cut(row.cell(target).stripped(), 100);
            quality.add(
                    subject,
                    row.cell("Slope"),
                    firstOf(row, "Efficiency", "Eff%"),
                    firstOf(row, "R(superscript 2)", "R2", "R\u00B2"),
                    row.cell("Y-Intercept"));
            if (task(row).equals("NTC")) {
                Cell cq = row.cell(cycle);
                quality.add(new Control(
                        "no-template control",
                        subject,
                        (cq.isBlank() ? "no Cq" : "Cq " + Cell.cut(cq.stripped(), 60)) + " in "
                                + Cell.cut(row.cell("Well Position").stripped(), 20),
                        "",
                        cq.origin("/cq")));
            }
        }
        return quality;
    }

    private static Cell firstOf(Row row, String... columns) {
        return Arrays.stream(columns)
                .filter(column -> row.header().has(column))
                .map(row::cell)
                .findFirst()
                .orElse(new Cell(columns[0], row.line(), ""));
    }
}
