package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Whether the upper confidence bound or the point estimate is held against the limit, as filed.
 *
 * @param confidence one-sided, as a fraction
 */
record BoundRule(boolean byUpperBound, BigFraction confidence) {
    /** Both tails of a two-sided 95 % interval. */
    static final double TAIL_OF_95 = 0.025;

    private static final Decimal USUAL = new Decimal("0.95");
    private static final BigFraction HALF = BigFraction.of(1, 2);
    private static final BigFraction MOST = new Decimal("0.999999").exact();

    /** Reads {@code decision} and {@code confidence}; {@code usual} decides where the criterion does not say. */
    static Optional<BoundRule> read(Source source, Optional<String> usual) {
        Optional<String> decision = source.has("decision") || usual.isEmpty() ? source.text("decision") : usual;
        boolean known = decision.isEmpty()
                || decision.get().equals("upper-bound")
                || decision.get().equals("point");
        if (!known) {
            source.error("UNKNOWN_DECISION", "decision", "The decision is by upper-bound or by point");
        }
        BigFraction confidence =
                source.given("confidence", source::decimal).orElse(USUAL).exact();
        boolean possible = confidence.compareTo(HALF) >= 0 && confidence.compareTo(MOST) <= 0;
        if (!possible) {
            source.error(
                    "OUT_OF_RANGE", "confidence", "The confidence is a fraction of 0.5 to 0.999999: 0.95 for 95 %");
        }
        return decision.filter(name -> known && possible)
                .map(name -> new BoundRule(name.equals("upper-bound"), confidence));
    }

    double alpha() {
        return BigFraction.ONE.subtract(confidence).doubleValue();
    }

    /** The confidence as printed: {@code 95 %}. */
    String percent() {
        return Figures.of(confidence.multiply(100)) + " %";
    }

    /** Whether an estimate in the unit of the limit conforms, without a word. */
    boolean admits(Limits limits, Estimate estimate) {
        BigFraction point = estimate.below().orElse(estimate.point());
        return limits.admits(byUpperBound ? estimate.decidingUpper() : point);
    }

    /** Behind the printed limit: what is held against it. */
    String words() {
        return byUpperBound ? " (upper " + percent() + " bound)" : "";
    }

    /** Judges an estimate in the unit of the limit; says how. */
    Verdict judge(Limits limits, Estimate estimate, Notes notes, String where) {
        Judged point = limits.judge(estimate.reading()).named("point estimate");
        if (!byUpperBound) {
            point.noted(notes, where, "The point estimate");
            notes.working("decision by point: the upper bound is information");
            if (point.verdict() == Verdict.CONFORMS && !limits.admits(estimate.decidingUpper())) {
                notes.warning(
                        "BOUND_OUTSIDE_LIMIT",
                        where,
                        "Decided by the point estimate as filed; its upper " + percent() + " bound, "
                                + Shown.up(estimate.decidingUpper()) + " " + limits.printedUnit()
                                + ", is outside the limit: so few do not prove it");
            }
            return point.verdict();
        }
        estimate.below()
                .filter(level -> level.compareTo(estimate.upper()) > 0)
                .ifPresent(level -> notes.working(
                        "the assay cannot exclude less than " + Figures.of(level) + ": taken as the upper bound"));
        Judged upper = limits.judge(Measured.of(estimate.decidingUpper())).named("upper " + percent() + " bound");
        notes.workings(upper.workings());
        if (upper.verdict() == Verdict.CONFORMS) {
            return Verdict.CONFORMS;
        }
        notes.workings(point.workings());
        if (point.verdict() == Verdict.OUT_OF_SPECIFICATION) {
            notes.warning("OUTSIDE_LIMIT", where, "The point estimate is outside its limit");
            return Verdict.OUT_OF_SPECIFICATION;
        }
        notes.warning(
                "LIMIT_NOT_PROVED",
                where,
                "The point estimate is within the limit, its upper " + percent() + " bound is not: a larger sample, as"
                        + " the specification fixed beforehand, is added to this one");
        return Verdict.INCONCLUSIVE;
    }
}
