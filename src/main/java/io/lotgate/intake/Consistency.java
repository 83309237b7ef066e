package io.lotgate.intake;

import java.math.BigDecimal;

/** Comparisons of an instrument's figures with one another. Its own figure is kept; a disagreement is a finding. */
final class Consistency {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

    private Consistency() {}

    /** Whether the viable are a part of the total, and the total is something. A percentage needs its denominator. */
    static boolean part(Draft draft, String where, BigDecimal viable, BigDecimal total) {
        if (total.signum() == 0) {
            draft.error("NO_CELLS", where, "no cells were counted: a viability of none has no meaning. Count again.");
            return false;
        }
        if (viable.compareTo(total) > 0) {
            draft.error(
                    "VALUE_IMPOSSIBLE",
                    where,
                    "more viable cells (" + viable.toPlainString() + ") than cells (" + total.toPlainString()
                            + "). Compare with the instrument.");
            return false;
        }
        return true;
    }

    /** Viability = 100 x viable / total within a tolerance in percentage points. */
    static void viability(Draft draft, BigDecimal percent, BigDecimal viable, BigDecimal total, BigDecimal tolerance) {
        BigDecimal difference =
                percent.multiply(total).subtract(viable.multiply(HUNDRED)).abs();
        if (difference.compareTo(tolerance.multiply(total)) > 0) {
            draft.warning(
                    "VIABILITY_INCONSISTENT",
                    Draft.VIABILITY,
                    "the printed viability of "
                            + percent.toPlainString() + " % does not follow from " + viable.toPlainString()
                            + " viable of "
                            + total.toPlainString() + " (tolerance " + tolerance.toPlainString()
                            + "). Compare with the instrument: the file may have been edited.");
        }
    }

    /** Live + dead = total within one percent, which covers printing with three digits. */
    static void sum(Draft draft, BigDecimal live, BigDecimal dead, BigDecimal total) {
        BigDecimal difference = live.add(dead).subtract(total).abs();
        if (difference.compareTo(ONE_PERCENT.multiply(total)) > 0) {
            draft.warning(
                    "COUNTS_INCONSISTENT",
                    Draft.VIABLE_PER_ML,
                    "live " + live.toPlainString() + " and dead "
                            + dead.toPlainString() + " do not add up to " + total.toPlainString()
                            + " cells/mL. Compare with the instrument.");
        }
    }

    /** Whether rounding to the given half unit alone can explain that two concentrations give this viability. */
    static void concentrations(Draft draft, BigDecimal percent, BigDecimal viable, BigDecimal total, BigDecimal half) {
        BigDecimal least = viable.subtract(half).multiply(HUNDRED);
        BigDecimal most = viable.add(half).multiply(HUNDRED);
        boolean tooHigh = percent.multiply(total.subtract(half)).compareTo(most) > 0;
        boolean tooLow = percent.multiply(total.add(half)).compareTo(least) < 0;
        if (tooHigh || tooLow) {
            draft.warning(
                    "CONCENTRATION_INCONSISTENT",
                    Draft.VIABLE_PER_ML,
                    viable.toPlainString() + " of "
                            + total.toPlainString() + " cells/mL viable do not give a viability of "
                            + percent.toPlainString()
                            + " %. Compare with the instrument: the file may have been edited.");
        }
    }
}
