package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Sign;
import io.lotgate.value.Unit;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How much of a target a product may hold, in copies/uL of the reaction, as a share of cells, or both.
 *
 * @param minAccepted accepted partitions that each well needs for a valid run
 * @param partitionVolumeNl where the method fixes it
 */
record PcrCriterion(
        Optional<Limits> concentration,
        Optional<Limits> fraction,
        BoundRule rule,
        AssayRange range,
        long minAccepted,
        int minWells,
        Optional<Decimal> partitionVolumeNl,
        Optional<BigFraction> cellsPerDose) {
    static final Unit PER_UL = Unit.of("{copies}/uL");
    static final int MOST_WELLS = 96;

    private static final long USUALLY_ACCEPTED = 10_000;

    static Optional<PcrCriterion> read(Source source) {
        Optional<BoundRule> rule = BoundRule.read(source, Optional.of("upper-bound"));
        Limits.Defaults unrounded = Limits.Defaults.unrounded().read(source);
        Optional<Limits> concentration = concentration(source, unrounded);
        Optional<Limits> fraction = fraction(source, unrounded, rule);
        if (!source.has("max") && !source.has("maxFraction")) {
            source.error("NO_LIMIT", "max", "A limit is needed: max in copies/uL, maxFraction with its unit, or both");
        }
        AssayRange range = AssayRange.read(source, concentration);
        long accepted = source.given("minAccepted", source::count).orElse(USUALLY_ACCEPTED);
        long wells = source.given("minWells", source::count).orElse(1L);
        if (wells < 1 || wells > MOST_WELLS) {
            source.error("OUT_OF_RANGE", "minWells", "Between 1 and " + MOST_WELLS + " wells are possible");
        }
        Optional<Decimal> volume = source.given("partitionVolumeNl", name -> Wells.volume(source));
        Optional<BigFraction> cells = source.given("cellsPerDose", source::positive);
        if (cells.isPresent() && fraction.isEmpty()) {
            source.error("MISSING", "maxFraction", "A burden per dose needs the share of cells");
        }
        return rule.map(
                known -> new PcrCriterion(concentration, fraction, known, range, accepted, (int) wells, volume, cells));
    }

    private static Optional<Limits> concentration(Source source, Limits.Defaults defaults) {
        Optional<Decimal> max = source.given("max", source::positiveDecimal);
        Optional<Unit> unit = source.has("maxFraction") ? Optional.empty() : source.given("unit", source::unit);
        if (unit.filter(given -> !isPerUl(given)).isPresent()) {
            source.error("UNIT_MISMATCH", "unit", "max is a concentration, in {copies}/uL");
        }
        return max.map(bound -> Limits.of(Sign.MAX, bound, defaults.in(PER_UL)));
    }

    private static boolean isPerUl(Unit given) {
        return given.convert(BigFraction.ONE, PER_UL).filter(BigFraction::isOne).isPresent();
    }

    private static Optional<Limits> fraction(Source source, Limits.Defaults defaults, Optional<BoundRule> rule) {
        if (!source.has("maxFraction")) {
            return Optional.empty();
        }
        Optional<Decimal> max = source.decimal("maxFraction");
        Optional<Unit> unit = source.unit("unit");
        if (max.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        return RareCriterion.fraction(source, "maxFraction", max.get(), unit.get(), rule)
                ? Optional.of(Limits.of(Sign.MAX, max.get(), defaults.in(unit.get())))
                : Optional.empty();
    }

    List<String> print() {
        return List.of(concentration, fraction).stream()
                .flatMap(Optional::stream)
                .map(limits -> limits.print() + rule.words())
                .toList();
    }
}
