package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How many rare cells a product may hold.
 *
 * @param limits one upper limit on the fraction
 * @param cellsPerDose the highest number of cells that may be given
 * @param minExamined fewer cells cannot decide
 */
record RareCriterion(
        Limits limits,
        Unit unit,
        BoundRule rule,
        AssayRange range,
        Optional<BigFraction> cellsPerDose,
        Optional<Long> minExamined) {
    static final Unit ONE = Unit.of("1");

    static Optional<RareCriterion> read(Source source) {
        Optional<Limits> limits = Limits.required(source, Limits.Defaults.unrounded());
        if (!source.has("unit")) {
            source.error("MISSING", "unit", "The limit needs a unit: %, 1 or 10*-6. It is never guessed");
        }
        Optional<BoundRule> rule = BoundRule.read(source, Optional.empty());
        AssayRange range = AssayRange.read(source, limits);
        Optional<BigFraction> cells = source.given("cellsPerDose", source::positive);
        Optional<Long> least = source.given("minExamined", source::count);
        Optional<Unit> unit = limits.flatMap(Limits::unit);
        if (limits.isEmpty() || unit.isEmpty() || !sensible(source, limits.get(), unit.get(), rule)) {
            return Optional.empty();
        }
        return rule.map(known -> new RareCriterion(limits.get(), unit.get(), known, range, cells, least));
    }

    private static boolean sensible(Source source, Limits limits, Unit unit, Optional<BoundRule> rule) {
        Limit limit = limits.all().get(0);
        if (limits.all().size() > 1 || limit.sign().lower()) {
            source.error("NO_LIMIT", "max", "Rare cells have one upper limit: max or below");
            return false;
        }
        return fraction(source, "max", limit.bound(), unit, rule);
    }

    /** Whether the bound is a fraction that can be proved. */
    static boolean fraction(Source source, String field, Decimal bound, Unit unit, Optional<BoundRule> rule) {
        Optional<BigFraction> fraction = unit.convert(bound.exact(), ONE);
        if (fraction.isEmpty()) {
            source.error("UNIT_MISMATCH", "unit", "A share of cells is given in %, 1, 10*-6 or the like");
            return false;
        }
        boolean proves = rule.filter(BoundRule::byUpperBound).isPresent();
        boolean possible =
                fraction.get().signum() >= (proves ? 1 : 0) && fraction.get().compareTo(BigFraction.ONE) < 0;
        if (!possible) {
            source.error(
                    "OUT_OF_RANGE", field, "The limit must be below the whole, and above 0 to be proved by a bound");
        }
        return possible;
    }

    /** An amount of one in the unit of the limit. */
    BigFraction inUnit(BigFraction fraction) {
        return ONE.convert(fraction, unit).orElseThrow();
    }

    /** An amount in the unit of the limit as a share of one. */
    BigFraction share(BigFraction amount) {
        return unit.convert(amount, ONE).orElseThrow();
    }

    Estimate inUnit(Estimate fraction) {
        return fraction.map(this::inUnit).known(range);
    }

    /** With its unit, for workings. */
    String print(BigFraction fraction) {
        return (Measured.of(inUnit(fraction)).text() + " " + unit.print()).strip();
    }
}
