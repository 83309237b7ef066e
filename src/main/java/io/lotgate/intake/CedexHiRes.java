package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The results of a Roche Cedex HiRes, as csv or xlsx; figures with the digits of single precision. */
final class CedexHiRes implements TableFormat {
    private static final String SAMPLE = "Sample identifer"; // as the instrument spells it
    private static final String VIABLE = "Viable Cell Count";
    private static final String DEAD = "Dead Cell Count";
    private static final String CELLS = "Total Cell Count";
    private static final String VIABILITY = "Viability";
    private static final String VIABLE_PER_ML = "Viable Cell Conc.";
    private static final String DEAD_PER_ML = "Dead Cell Conc.";
    private static final String TOTAL_PER_ML = "Total Cell Conc.";
    private static final PrintedDate DATES = PrintedDate.of(
            "M-d-uuuu h:mm:ss a", "M/d/uuuu h:mm:ss a", "d.M.uuuu H:mm:ss", "d/M/uuuu H:mm:ss", "uuuu-M-d H:mm:ss");

    /** Single precision holds seven digits: of a percentage five decimals. */
    private static final BigDecimal SINGLE_PRECISION = new BigDecimal("0.00001");

    @Override
    public String name() {
        return "Cedex HiRes";
    }

    @Override
    public List<String> marks() {
        return List.of(VIABLE_PER_ML, DEAD_PER_ML, TOTAL_PER_ML);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of(SAMPLE, VIABLE, DEAD, CELLS, VIABILITY, VIABLE_PER_ML, DEAD_PER_ML, TOTAL_PER_ML);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(VIABLE, DEAD, CELLS, VIABILITY, VIABLE_PER_ML, DEAD_PER_ML, TOTAL_PER_ML);
    }

    @Override
    public String instrument(Table table) {
        String system = table.rows().get(0).cell("System name").stripped();
        return system.isEmpty() ? name() : name() + ", " + Cell.cut(system, 100);
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of("Total Object Count: counts debris too; the cells are in Total Cell Count.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(SAMPLE));
        draft.performedAt(row.cell("Date finished"), DATES);
        Optional<BigDecimal> percent = draft.viability(row.cell(VIABILITY));
        Optional<BigDecimal> viable = draft.count(row.cell(VIABLE));
        Optional<BigDecimal> dead = draft.count(row.cell(DEAD));
        Optional<BigDecimal> perMl = draft.viablePerMl(row.cell(VIABLE_PER_ML), 0);
        Optional<BigDecimal> deadPerMl = draft.perMl("", row.cell(DEAD_PER_ML), 0);
        Optional<BigDecimal> totalPerMl = draft.perMl("", row.cell(TOTAL_PER_ML), 0);
        if (viable.isPresent() && dead.isPresent()) {
            counts(draft, row, percent, viable.get(), viable.get().add(dead.get()));
        }
        if (perMl.isPresent() && deadPerMl.isPresent() && totalPerMl.isPresent()) {
            Consistency.sum(draft, perMl.get(), deadPerMl.get(), totalPerMl.get());
        }
        Dilution.note(draft, row.cell("Dilution"));
    }

    private static void counts(
            Draft draft, Row row, Optional<BigDecimal> percent, BigDecimal viable, BigDecimal cells) {
        if (draft.count(row.cell(CELLS))
                .filter(printed -> printed.compareTo(cells) != 0)
                .isPresent()) {
            draft.warning(
                    "COUNTS_INCONSISTENT",
                    "",
                    row.cell(CELLS).shown() + ", which viable and dead cells do not add up to. Compare with the"
                            + " instrument: the file may have been edited.");
        }
        if (Consistency.part(draft, "", viable, cells)) {
            percent.ifPresent(value -> Consistency.viability(draft, value, viable, cells, SINGLE_PRECISION));
        }
    }
}
