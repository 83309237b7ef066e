package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The samples of a Nova Biomedical BioProfile FLEX2: densities in millions per mL and viability beside chemistry and
 * gases, which are not read. A sample without a cell count has empty fields.
 */
final class BioProfileFlex implements TableFormat {
    private static final String SAMPLE = "Sample ID";
    private static final String DATE = "Date & Time";
    private static final String VIABLE_PER_ML = "Viable Density";
    private static final String TOTAL_PER_ML = "Total Density";
    private static final String VIABILITY = "Viability";
    private static final String LIVE = "Total Live Count";
    private static final String CELLS = "Total Cell Count";
    private static final int MILLIONS = 6;
    private static final PrintedDate DATES =
            PrintedDate.of("M/d/uuuu h:mm:ss a", "d/M/uuuu H:mm:ss", "d.M.uuuu H:mm:ss", "uuuu-M-d H:mm:ss");

    /** The viability is printed with one decimal. */
    private static final BigDecimal HALF_OF_LAST_DIGIT = new BigDecimal("0.05");

    @Override
    public String name() {
        return "BioProfile FLEX2";
    }

    @Override
    public List<String> marks() {
        return List.of(VIABLE_PER_ML, TOTAL_PER_ML);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of(SAMPLE, DATE, VIABLE_PER_ML, TOTAL_PER_ML, VIABILITY, LIVE, CELLS);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(VIABLE_PER_ML, TOTAL_PER_ML, VIABILITY, LIVE, CELLS);
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of("Chemistry and gases: not part of a cell count.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(SAMPLE));
        draft.performedAt(row.cell(DATE), DATES);
        Optional<BigDecimal> percent = draft.viability(row.cell(VIABILITY));
        Optional<BigDecimal> live = draft.count(row.cell(LIVE));
        Optional<BigDecimal> cells = draft.count(row.cell(CELLS));
        if (live.isPresent() && cells.isPresent() && Consistency.part(draft, "", live.get(), cells.get())) {
            percent.ifPresent(
                    value -> Consistency.viability(draft, value, live.get(), cells.get(), HALF_OF_LAST_DIGIT));
        }
        Optional<BigDecimal> viable = draft.viablePerMl(row.cell(VIABLE_PER_ML), MILLIONS);
        Optional<BigDecimal> total = draft.perMl("", row.cell(TOTAL_PER_ML), MILLIONS);
        if (viable.isPresent() && total.isPresent()) {
            Consistency.part(draft, Draft.VIABLE_PER_ML, viable.get(), total.get());
        }
        Dilution.note(draft, row.cell("Pre-Dilution Multiplier"));
    }
}
