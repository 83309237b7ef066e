package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The criterion of a dose.
 *
 * @param perKg whether the target is per kilogram of body weight; otherwise it is the whole dose
 * @param limits on cells per kg, or on cells for a fixed dose
 * @param particles whether particles are counted instead of cells
 * @param maxTotal cap of the whole dose; a capped dose is below its target per kg on purpose
 * @param volumeStepMl graduation of the syringe
 * @param maxVolumePerKg mL per kg
 * @param maxDmsoPerKg g per kg
 */
record DoseRule(
        boolean perKg,
        Decimal target,
        Optional<Limits> limits,
        boolean particles,
        Optional<Limits> maxTotal,
        Optional<BigFraction> volumeStepMl,
        Optional<Limits> maxVolumePerKg,
        Optional<Limits> maxDmsoPerKg,
        BodyWeight weight) {

    static Optional<DoseRule> read(Source source) {
        boolean perKg = source.has("perKg");
        if (perKg == source.has("fixed")) {
            source.error("NO_TARGET", "perKg", "Exactly one target is needed: perKg or fixed");
            return Optional.empty();
        }
        Limits.Defaults defaults = Limits.Defaults.unrounded().read(source);
        Optional<Target> target = perKg ? Target.read(source.at("perKg"), defaults) : fixed(source, defaults);
        boolean particles = particles(source);
        Optional<Limits> maxTotal = max(source, "maxTotal", defaults);
        Optional<BigFraction> step = source.given("volumeStepMl", source::positive);
        Optional<Limits> volume = max(source, "maxVolumePerKg", defaults);
        Optional<Limits> dmso = max(source, "maxDmsoPerKg", defaults);
        BodyWeight weight = BodyWeight.read(source);
        return target.map(
                goal -> new DoseRule(perKg, goal.cells, goal.limits, particles, maxTotal, step, volume, dmso, weight));
    }

    /** The number to reach, and the limits around it. */
    private record Target(Decimal cells, Optional<Limits> limits) {
        static Optional<Target> read(Source source, Limits.Defaults defaults) {
            Optional<Limits> limits = Limits.optional(source, defaults);
            Optional<Decimal> cells = source.positiveDecimal("target");
            boolean reachable = cells.isEmpty()
                    || limits.isEmpty()
                    || limits.get().all().stream()
                            .allMatch(limit -> limit.admits(cells.get().exact()));
            if (!reachable) {
                source.error("LIMITS_CROSSED", "target", "The target lies outside its own limits");
            }
            return cells.map(number -> new Target(number, limits));
        }
    }

    private static Optional<Target> fixed(Source source, Limits.Defaults defaults) {
        if (source.isObject("fixed")) {
            return Target.read(source.at("fixed"), defaults);
        }
        return source.positiveDecimal("fixed").map(cells -> new Target(cells, Optional.empty()));
    }

    private static boolean particles(Source source) {
        Optional<String> counted = source.given("unit", source::text);
        if (counted.filter(text -> !List.of("cells", "particles").contains(text))
                .isPresent()) {
            source.error("UNKNOWN_UNIT", "unit", "What is dosed is cells or particles");
        }
        return counted.filter("particles"::equals).isPresent();
    }

    private static Optional<Limits> max(Source source, String name, Limits.Defaults defaults) {
        return source.given(name, source::positiveDecimal).map(bound -> Limits.of(Sign.MAX, bound, defaults));
    }

    /** "cells" or "particles". */
    String counted() {
        return particles ? "particles" : "cells";
    }

    /** Unit of the limits, {@code cells/kg} or {@code cells}. */
    String doseUnit() {
        return perKg ? counted() + "/kg" : counted();
    }

    /** Whether a body weight is needed: a fixed dose only records it. */
    boolean needsWeight() {
        return perKg || maxVolumePerKg.isPresent() || maxDmsoPerKg.isPresent();
    }

    /** Whether the volume has to be known. */
    boolean needsVolume() {
        return maxVolumePerKg.isPresent() || maxDmsoPerKg.isPresent();
    }

    /** All limits in words. */
    List<String> print() {
        List<String> lines = new ArrayList<>();
        lines.add(limits.map(all -> all.print(doseUnit())).orElse("target " + target + " " + doseUnit()));
        maxTotal.ifPresent(cap -> lines.add("capped at " + cap.all().get(0).bound() + " " + counted()));
        maxVolumePerKg.ifPresent(volume -> lines.add("volume " + volume.print("mL/kg")));
        maxDmsoPerKg.ifPresent(dmso -> lines.add("DMSO " + dmso.print("g/kg")));
        return lines;
    }
}
