package io.lotgate.intake;

import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The "Quantification Cq Results" of Bio-Rad CFX Maestro: first and last column are empty, a missing quantity is NaN.
 * It prints no standard curve and no time.
 */
final class CfxMaestro implements TableFormat {
    private static final String WELL = "Well";
    private static final String SAMPLE = "Sample";
    private static final String TARGET = "Target";
    private static final String CONTENT = "Content";
    private static final String CQ = "Cq";
    private static final String QUANTITY = "Starting Quantity (SQ)";
    private static final BigDecimal MOST = new BigDecimal("1E15");
    private static final BigDecimal MOST_CYCLES = new BigDecimal("100");

    @Override
    public String name() {
        return "CFX Maestro";
    }

    @Override
    public Proposal.Kind kind() {
        return Proposal.Kind.QUANTITATIVE_PCR;
    }

    @Override
    public List<String> marks() {
        return List.of(QUANTITY);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of(WELL, TARGET, CONTENT, SAMPLE, CQ, QUANTITY);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(CQ, QUANTITY);
    }

    @Override
    public List<Row> samples(Table table) {
        return table.rows().stream()
                .filter(row -> content(row).startsWith("unkn"))
                .toList();
    }

    private static String content(Row row) {
        return row.cell(CONTENT).stripped().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of(
                (table.rows().size() - samples(table).size()) + " wells of standards and controls.",
                "Means and deviations: this export groups no replicates.",
                "The file prints neither standard curve nor time: enter both.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(SAMPLE));
        draft.well(new Well(
                Cell.cut(row.cell(WELL).stripped(), 20),
                Cell.cut((row.cell(TARGET).stripped() + " " + row.cell("Fluor").stripped()).strip(), 100),
                List.of(),
                false));
        draft.number("cq", "/cq", row.cell(CQ), MOST_CYCLES);
        if (row.cell(QUANTITY).stripped().equals("NaN")) {
            draft.error(
                    "QUANTITY_MISSING",
                    "/quantity",
                    "the starting quantity is NaN: the run has no standard curve. Its Cq alone is no result.");
        } else {
            draft.number("quantity", "/quantity", row.cell(QUANTITY), MOST);
        }
    }

    @Override
    public Recognised complete(Recognised reading, Table table) {
        List<Control> controls = new ArrayList<>();
        table.rows().stream()
                .filter(row -> content(row).startsWith("ntc"))
                .limit(100)
                .forEach(row -> {
                    Cell cq = row.cell(CQ);
                    controls.add(new Control(
                            "no-template control",
                            Cell.cut(row.cell(TARGET).stripped(), 100),
                            "Cq " + Cell.cut(cq.stripped(), 60) + " in "
                                    + Cell.cut(row.cell(WELL).stripped(), 20),
                            "",
                            cq.origin("/cq")));
                });
        return reading.with(reading.proposals(), controls);
    }
}
