package io.lotgate.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The results of a Revvity (Nexcelom) Cellaca MX or Cellometer with Matrix software, as csv or xlsx. It prints whole
 * percents and no date, and 100 % viability also where the channel of dead cells saw nothing at all.
 */
final class CellacaMatrix implements TableFormat {
    private static final String WELL = "Well Name";
    private static final String LIVE = "Live Count";
    private static final String DEAD = "Dead Count";
    private static final String TOTAL = "Total Count";
    private static final String LIVE_PER_ML = "Live Cells/mL";
    private static final String DEAD_PER_ML = "Dead Cells/mL";
    private static final String TOTAL_PER_ML = "Total Cells/mL";
    private static final String VIABILITY = "Viability";
    private static final String ERRORS = "Errors:";

    /** The fluorescence of dead cells (propidium iodide). */
    private static final String DEAD_CHANNEL = "no cells found in f2";

    /** The viability is printed in whole percents. */
    private static final BigDecimal HALF_A_PERCENT = new BigDecimal("0.5");

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Override
    public String name() {
        return "Cellaca or Cellometer (Matrix)";
    }

    @Override
    public List<String> marks() {
        return List.of(LIVE_PER_ML, DEAD_PER_ML, TOTAL_PER_ML);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of(WELL, LIVE, DEAD, TOTAL, LIVE_PER_ML, DEAD_PER_ML, TOTAL_PER_ML, VIABILITY, ERRORS);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(LIVE, DEAD, TOTAL, LIVE_PER_ML, DEAD_PER_ML, TOTAL_PER_ML);
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of("Mean sizes: no value of a result.", "The file prints no date: enter when the count was made.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(WELL));
        Optional<BigDecimal> percent = draft.viabilityWithSign(row.cell(VIABILITY));
        Optional<BigDecimal> live = draft.count(row.cell(LIVE));
        Optional<BigDecimal> dead = draft.count(row.cell(DEAD));
        Optional<BigDecimal> total = draft.count(row.cell(TOTAL));
        Optional<BigDecimal> perMl = draft.viablePerMl(row.cell(LIVE_PER_ML), 0);
        Optional<BigDecimal> deadPerMl = draft.perMl("", row.cell(DEAD_PER_ML), 0);
        Optional<BigDecimal> totalPerMl = draft.perMl("", row.cell(TOTAL_PER_ML), 0);
        if (live.isPresent() && total.isPresent() && Consistency.part(draft, "", live.get(), total.get())) {
            percent.ifPresent(value -> viability(draft, value, live.get(), total.get()));
        }
        if (perMl.isPresent() && deadPerMl.isPresent() && totalPerMl.isPresent()) {
            Consistency.sum(draft, perMl.get(), deadPerMl.get(), totalPerMl.get());
        }
        errors(draft, row.cell(ERRORS), dead);
    }

    private static void viability(Draft draft, BigDecimal percent, BigDecimal live, BigDecimal total) {
        Consistency.viability(draft, percent, live, total, HALF_A_PERCENT);
        BigDecimal counted = live.multiply(HUNDRED).divide(total, 1, RoundingMode.HALF_UP);
        draft.info(
                "VIABILITY_WHOLE_PERCENT",
                Draft.VIABILITY,
                "the instrument prints whole percents; its counts give " + Cell.plain(counted)
                        + " %. The printed figure is taken.");
    }

    private static void errors(Draft draft, Cell errors, Optional<BigDecimal> dead) {
        if (errors.isBlank()) {
            return;
        }
        boolean blind = errors.stripped().toLowerCase(Locale.ROOT).contains(DEAD_CHANNEL);
        if (blind && dead.filter(cells -> cells.signum() == 0).isPresent()) {
            draft.error(
                    "DEAD_CELLS_NOT_SEEN",
                    Draft.VIABILITY,
                    errors.shown() + ": the channel of dead cells saw nothing, so that 100 % was not measured."
                            + " Check the stain, count again.");
        } else {
            draft.warning("INSTRUMENT_WARNING", "", errors.shown() + ": judge whether the count stands.");
        }
    }
}
