package io.lotgate.evaluation;

import io.lotgate.value.Unit;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What is known about a dose to be given, or given.
 *
 * @param viablePerMl viable cells (or particles) per mL, after thawing where the product is frozen
 * @param containerCells cells filled into a container
 * @param containerMl volume that can be drawn from a container
 * @param recovery viable cells after thawing as a fraction of those filled, above 0 and at most 1
 * @param deadVolumeMl volume drawn but never given: needle, line, priming
 * @param residualMl volume of what was given that stayed in the line
 * @param cellsGiven cells in what was given, where it is known otherwise than from the target
 * @param dmsoGramPerMl DMSO in the product
 */
record DoseEntry(
        Optional<BigFraction> weightKg,
        Optional<BigFraction> viablePerMl,
        Optional<BigFraction> containerCells,
        Optional<BigFraction> containerMl,
        Optional<BigFraction> recovery,
        BigFraction deadVolumeMl,
        BigFraction residualMl,
        Optional<BigFraction> cellsGiven,
        Optional<BigFraction> dmsoGramPerMl) {
    /** Density of DMSO in g/mL: what v/v becomes in grams. */
    private static final BigFraction DMSO_DENSITY = BigFraction.of(110, 100);

    private static final BigFraction HUNDRED = BigFraction.of(100);

    static DoseEntry read(DoseRule rule, Source source) {
        Optional<BigFraction> viablePerMl = viablePerMl(rule, source);
        return new DoseEntry(
                rule.needsWeight() || source.has("weight") ? weight(rule, source.at("weight")) : Optional.empty(),
                viablePerMl,
                source.given("containerCells", source::positive),
                source.given("containerMl", source::positive),
                source.given("recovery", source::positive).filter(fraction -> recovery(fraction, source)),
                source.given("deadVolumeMl", source::notNegative).orElse(BigFraction.ZERO),
                source.given("residualMl", source::notNegative).orElse(BigFraction.ZERO),
                cellsGiven(source, viablePerMl),
                rule.maxDmsoPerKg().isPresent() || source.has("dmso") ? dmso(source.at("dmso")) : Optional.empty());
    }

    private static Optional<BigFraction> weight(DoseRule rule, Source weight) {
        Optional<BigFraction> value = weight.positive("value");
        Optional<Unit> unit = weight.unit("unit");
        if (value.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigFraction> kilograms = unit.get().convert(value.get(), Unit.KILOGRAM);
        if (kilograms.isEmpty()) {
            weight.error("UNIT_MISMATCH", "unit", "A body weight is given in kg or lb");
        }
        return kilograms.flatMap(kg -> rule.weight().possible(kg, weight, "value"));
    }

    /** Cells counted into the dose, or its whole volume at the measured concentration; one of the two, not both. */
    private static Optional<BigFraction> cellsGiven(Source source, Optional<BigFraction> viablePerMl) {
        if (source.has("cellsGiven") && source.has("volumeGivenMl")) {
            source.error("EITHER_OR", "volumeGivenMl", "Enter the cells given or the volume given, not both");
        }
        Optional<BigFraction> volume = source.given("volumeGivenMl", source::positive);
        return source.given("cellsGiven", source::positive)
                .or(() -> volume.flatMap(given -> viablePerMl.map(given::multiply)));
    }

    /** Without a concentration only a dose counted in containers or given already can be judged. */
    private static Optional<BigFraction> viablePerMl(DoseRule rule, Source source) {
        boolean counted = source.has("containerCells") || source.has("cellsGiven");
        boolean volumes = rule.needsVolume()
                || source.has("volumeGivenMl")
                || source.has("containerMl")
                || source.has("residualMl");
        return counted && !volumes ? source.given("viablePerMl", source::positive) : source.positive("viablePerMl");
    }

    private static boolean recovery(BigFraction fraction, Source source) {
        boolean possible = fraction.compareTo(BigFraction.ONE) <= 0;
        if (!possible) {
            source.error("OUT_OF_RANGE", "recovery", "Recovery is a fraction: 0.82 for 82 %");
        }
        return possible;
    }

    private static Optional<BigFraction> dmso(Source dmso) {
        Optional<BigFraction> percent = dmso.notNegative("percent");
        Optional<String> basis = dmso.text("basis");
        if (percent.filter(value -> value.compareTo(HUNDRED) > 0).isPresent()) {
            dmso.error("OUT_OF_RANGE", "percent", "Only 0 to 100 % is possible");
        }
        Optional<BigFraction> density = basis.flatMap(text -> switch (text) {
            case "v/v" -> Optional.of(DMSO_DENSITY);
            case "w/v" -> Optional.of(BigFraction.ONE);
            default -> Optional.empty();
        });
        if (basis.isPresent() && density.isEmpty()) {
            dmso.error("UNKNOWN_BASIS", "basis", "The percentage is v/v or w/v");
        }
        return percent.flatMap(
                value -> density.map(grams -> value.multiply(grams).divide(HUNDRED)));
    }
}
