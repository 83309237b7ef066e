package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the instrument itself printed. Its concentration is compared with ours; its interval follows a rule of its own
 * (QuantaSoft: below 100 positives the shortest flat-prior interval, from there on the normal approximation) and is
 * kept beside ours, never instead.
 */
record OwnReading(String where, Decimal copiesPerUl, Optional<Decimal> lower, Optional<Decimal> upper) {
    private static final BigFraction SINGLE_PRECISION = BigFraction.of(1, 1_000_000);

    /** Reads the optional field {@code instrument}. */
    static Optional<OwnReading> read(Source observation) {
        if (!observation.has("instrument")) {
            return Optional.empty();
        }
        Source source = observation.at("instrument");
        Optional<Decimal> concentration = source.decimal("copiesPerUl");
        Optional<Decimal> lower = source.given("lower", source::decimal);
        Optional<Decimal> upper = source.given("upper", source::decimal);
        if (concentration.filter(value -> value.exact().signum() < 0).isPresent()) {
            source.error("OUT_OF_RANGE", "copiesPerUl", "Only 0 or more is possible");
        }
        if (lower.isPresent()
                && upper.isPresent()
                && lower.get().exact().compareTo(upper.get().exact()) > 0) {
            source.error("LIMITS_CROSSED", "lower", "The interval ends before it begins");
        }
        return concentration.map(value -> new OwnReading(source.where("copiesPerUl"), value, lower, upper));
    }

    /** The three figures as printed. */
    void keep(ObjectNode values) {
        values.put("copiesPerUl", copiesPerUl.text());
        lower.ifPresent(end -> values.put("lower", end.text()));
        upper.ifPresent(end -> values.put("upper", end.text()));
    }

    void compare(BigFraction ours, String what, Notes notes) {
        String interval = lower.isEmpty() || upper.isEmpty()
                ? ""
                : "; its interval " + lower.get() + " to " + upper.get()
                        + " follows the instrument's own rule and is not ours";
        notes.working(what + ": the instrument gives " + copiesPerUl + " copies/uL, we calculate "
                + Figures.significant(ours, 6).toPlainString() + interval);
        if (ours.subtract(copiesPerUl.exact()).abs().compareTo(tolerance()) > 0) {
            notes.warning(
                    "INSTRUMENT_DISAGREES",
                    where,
                    "The instrument's concentration, " + copiesPerUl + " copies/uL, does not follow from the counts and"
                            + " the partition volume: "
                            + Figures.significant(ours, 6).toPlainString());
        }
    }

    /**
     * Half a unit of the last digit printed, trailing zeros of a whole number not counted; or its single precision. A
     * bare zero is printed for none only.
     */
    private BigFraction tolerance() {
        BigDecimal value = copiesPerUl.value();
        if (value.signum() == 0 && value.scale() <= 0) {
            return BigFraction.ZERO;
        }
        BigDecimal printed = value.scale() > 0 ? value : value.stripTrailingZeros();
        BigFraction unit = Decimal.exact(printed.ulp()).divide(2);
        BigFraction single = copiesPerUl.exact().multiply(SINGLE_PRECISION);
        return unit.compareTo(single) > 0 ? unit : single;
    }
}
