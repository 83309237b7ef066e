package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** What the files of all ChemoMetec NucleoCounters have in common. */
final class NucleoCounter {
    static final String LIVE = "Live (cells/ml)";
    static final String DEAD = "Dead (cells/ml)";
    static final String TOTAL = "Total (cells/ml)";
    static final String VIABILITY = "Viability (%)";

    /**
     * Concentrations are printed with three digits, the viability is computed before rounding: of the published files
     * the largest difference is 0.43 percentage points.
     */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.5");

    private NucleoCounter() {}

    /** Takes live cells and viability, and compares the four figures. */
    static void readCounts(Draft draft, Cell viability, Cell live, Cell dead, Cell total) {
        Optional<BigDecimal> percent = draft.viability(viability);
        Optional<BigDecimal> alive = draft.viablePerMl(live, 0);
        Optional<BigDecimal> killed = draft.perMl("", dead, 0);
        Optional<BigDecimal> all = draft.perMl("", total, 0);
        if (alive.isPresent() && all.isPresent()) {
            compare(draft, percent, alive.get(), killed, all.get());
        }
    }

    private static void compare(
            Draft draft, Optional<BigDecimal> percent, BigDecimal live, Optional<BigDecimal> dead, BigDecimal total) {
        if (Consistency.part(draft, Draft.VIABLE_PER_ML, live, total)) {
            dead.ifPresent(value -> Consistency.sum(draft, live, value, total));
            percent.ifPresent(value -> Consistency.viability(draft, value, live, total, TOLERANCE));
        }
    }

    /** NC-View says "OK", "Warning: ..." or something else, which is then not a valid count. */
    static void readStatus(Draft draft, Cell status) {
        String text = status.stripped().toUpperCase(Locale.ROOT);
        if (text.startsWith("WARNING")) {
            draft.warning("INSTRUMENT_WARNING", "", status.shown() + ": judge whether the count stands.");
        } else if (!"OK".equals(text)) {
            draft.error(
                    "INSTRUMENT_ERROR",
                    "",
                    status.shown()
                            + ", neither OK nor a warning: the instrument does not confirm this count. Count again.");
        }
    }
}
