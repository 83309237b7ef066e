package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The results table of a Beckman Coulter Vi-CELL BLU: UTF-8, or UTF-16 with a byte order mark. Concentrations stand in
 * millions per mL; a row whose count failed says ERROR in place of its counts.
 */
final class ViCellBlu implements TableFormat {
    private static final String CELLS = "Cell count";
    private static final String VIABLE = "Viable cells";
    private static final String TOTAL_PER_ML = "Total (x10^6) cells/mL";
    private static final String VIABLE_PER_ML = "Viable (x10^6) cells/mL";
    private static final String VIABILITY = "Viability (%)";
    private static final String DATE = "Analysis date/time";
    private static final int MILLIONS = 6;

    /** The instrument computes from the counts and prints two decimals. */
    private static final BigDecimal HALF_OF_LAST_DIGIT = new BigDecimal("0.005");

    private static final BigDecimal HALF_OF_LAST_DIGIT_PER_ML = HALF_OF_LAST_DIGIT.scaleByPowerOfTen(MILLIONS);

    /** The order follows the regional setting of the instrument's computer. */
    private static final PrintedDate DATES = PrintedDate.of(
            "M/d/uuuu H:mm",
            "M/d/uuuu H:mm:ss",
            "M/d/uuuu h:mm[:ss] a",
            "d/M/uuuu H:mm[:ss]",
            "d.M.uuuu H:mm[:ss]",
            "uuuu/M/d H:mm[:ss]",
            "uuuu-M-d H:mm[:ss]");

    @Override
    public String name() {
        return "Vi-CELL BLU";
    }

    @Override
    public List<String> marks() {
        return List.of(TOTAL_PER_ML, VIABLE_PER_ML, DATE);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of("Sample ID", CELLS, VIABLE, TOTAL_PER_ML, VIABLE_PER_ML, VIABILITY);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(CELLS, VIABLE, TOTAL_PER_ML, VIABLE_PER_ML, VIABILITY);
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell("Sample ID"));
        draft.performedAt(row.cell(DATE), DATES);
        Optional<BigDecimal> percent = draft.viability(row.cell(VIABILITY));
        checkCounts(draft, percent, draft.count(row.cell(VIABLE)), draft.count(row.cell(CELLS)));
        checkConcentrations(
                draft,
                percent,
                draft.viablePerMl(row.cell(VIABLE_PER_ML), MILLIONS),
                draft.perMl("", row.cell(TOTAL_PER_ML), MILLIONS));
        Dilution.note(draft, row.cell("Dilution"));
        if (!row.cell("Reanalysis date/time").isBlank()) {
            draft.warning(
                    "REANALYSED",
                    "",
                    row.cell("Reanalysis date/time").shown()
                            + ": the pictures were analysed again. Compare with the first analysis and its settings.");
        }
    }

    private static void checkCounts(
            Draft draft, Optional<BigDecimal> percent, Optional<BigDecimal> viable, Optional<BigDecimal> cells) {
        if (viable.isPresent() && cells.isPresent() && Consistency.part(draft, "", viable.get(), cells.get())) {
            percent.ifPresent(
                    value -> Consistency.viability(draft, value, viable.get(), cells.get(), HALF_OF_LAST_DIGIT));
        }
    }

    private static void checkConcentrations(
            Draft draft, Optional<BigDecimal> percent, Optional<BigDecimal> viable, Optional<BigDecimal> total) {
        if (viable.isPresent()
                && total.isPresent()
                && Consistency.part(draft, Draft.VIABLE_PER_ML, viable.get(), total.get())) {
            percent.ifPresent(value ->
                    Consistency.concentrations(draft, value, viable.get(), total.get(), HALF_OF_LAST_DIGIT_PER_ML));
        }
    }
}
