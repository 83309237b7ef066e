package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.apache.commons.numbers.fraction.BigFraction;

/** Judges a tally of rare cells and writes down how. */
record RareAnswer(RareCriterion criterion, Tally tally, Notes notes) {
    private static final long MOST_CELLS = 1L << 50;

    Outcome judge(String where) {
        double alpha = criterion.rule().alpha();
        Estimate fraction = tally.estimate(tally.found(), alpha);
        values(fraction, alpha);
        notes.working(tally.words() + ": " + criterion.print(fraction.point()));
        notes.working("one-sided " + criterion.rule().percent() + " upper bound (" + tally.rule() + ") "
                + criterion.print(fraction.upper()));
        Estimate inUnit = criterion.inUnit(fraction);
        burden(criterion.share(inUnit.decidingUpper()));
        Verdict verdict = criterion.rule().judge(criterion.limits(), inUnit, notes, where);
        sensitivity(alpha);
        return Outcome.of(verdict.and(enough()), reported(inUnit));
    }

    private void values(Estimate fraction, double alpha) {
        notes.values()
                .put("found", Long.toString(tally.found()))
                .put("examined", Figures.of(tally.examined()))
                .put("fraction", Figures.of(fraction.point()))
                .put("lower", figures(tally.lower(alpha)))
                .put("upper", Figures.of(fraction.upper()))
                .put("lower95", figures(tally.lower(BoundRule.TAIL_OF_95)))
                .put("upper95", figures(tally.upper(BoundRule.TAIL_OF_95)));
    }

    private void burden(BigFraction upper) {
        criterion.cellsPerDose().ifPresent(cells -> {
            String burden = Figures.of(upper.multiply(cells));
            notes.values().put("burdenPerDose", burden);
            notes.working("burden per dose: at most " + burden + " in " + Figures.of(cells)
                    + " cells, the highest number that may be given");
        });
    }

    static String figures(double value) {
        return Figures.of(BigFraction.from(value));
    }

    /** Fewer cells than the method needs can hide a failure but not make one. */
    private Verdict enough() {
        Optional<Long> least = criterion.minExamined();
        if (least.isEmpty() || tally.examined().compareTo(BigFraction.of(least.get())) >= 0) {
            return Verdict.CONFORMS;
        }
        notes.warning("TOO_FEW_CELLS", "", "Fewer than " + least.get() + " cells were examined");
        return Verdict.INCONCLUSIVE;
    }

    /** What this many cells can prove, and how many would be needed. */
    private void sensitivity(double alpha) {
        BoundRule rule = criterion.rule();
        LongPredicate conforms =
                count -> rule.admits(criterion.limits(), criterion.inUnit(tally.estimate(count, alpha)));
        OptionalLong most = conforms.test(0) ? largest(conforms, tally.most()) : OptionalLong.empty();
        OptionalLong needed = smallest(cells ->
                criterion.limits().admits(criterion.inUnit(BigFraction.from(tally.upperOfNone(cells, alpha)))));
        needed.ifPresent(cells -> {
            notes.values().put("cellsForZero", Long.toString(cells));
            notes.working(cells + " " + tally.counted() + " without a rare one would prove the limit");
        });
        if (most.isPresent()) {
            notes.values().put("maxPositives", Long.toString(most.getAsLong()));
            notes.working("at this denominator " + most.getAsLong() + " is the largest count that conforms");
        } else {
            notes.warning(
                    "SAMPLE_TOO_SMALL",
                    "",
                    "So few cells cannot prove the limit, even without a single rare one"
                            + (needed.isPresent()
                                    ? ": " + needed.getAsLong() + " " + tally.counted() + " are needed"
                                    : ""));
        }
    }

    /** The largest number that fits, where 0 does and none does behind one that does not. The whole never fits. */
    private static OptionalLong largest(LongPredicate fits, long whole) {
        long step = 1;
        while (step < whole && fits.test(step)) {
            step = Math.min(2 * step, whole);
        }
        return OptionalLong.of(first(step / 2, step, count -> !fits.test(count)) - 1);
    }

    private static OptionalLong smallest(LongPredicate fits) {
        return fits.test(MOST_CELLS) ? OptionalLong.of(first(0, MOST_CELLS, fits)) : OptionalLong.empty();
    }

    /** The first number that fits; {@code not} does not and {@code fitting} does. */
    private static long first(long not, long fitting, LongPredicate fits) {
        long low = not;
        long high = fitting;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (fits.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private String reported(Estimate inUnit) {
        return Shown.result(inUnit, tally.found() == 0, criterion.range(), criterion.unit(), criterion.rule()) + " ("
                + tally.words() + ")";
    }
}
