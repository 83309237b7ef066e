package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/** The arithmetic of one dose, exact throughout; only the volume is brought to the syringe's graduation. */
record Dose(DoseRule rule, DoseEntry entry) {
    private static final BigFraction HUNDRED = BigFraction.of(100);

    /** The target before the cap. */
    BigFraction uncappedCells() {
        BigFraction target = rule.target().exact();
        return rule.perKg() ? target.multiply(weight()) : target;
    }

    /** Cells to be given. */
    BigFraction targetCells() {
        BigFraction wanted = uncappedCells();
        return cap().filter(most -> most.compareTo(wanted) < 0).orElse(wanted);
    }

    boolean capped() {
        return targetCells().compareTo(uncappedCells()) < 0;
    }

    /** Volume given: of the cells given, or the target's volume at the graduation; empty without a concentration. */
    Optional<BigFraction> volumeMl() {
        return entry.viablePerMl()
                .map(perMl -> entry.cellsGiven().isPresent()
                        ? entry.cellsGiven().get().divide(perMl)
                        : graduated(targetCells().divide(perMl), perMl));
    }

    /** The volume before it is brought to the graduation. */
    Optional<BigFraction> exactVolumeMl() {
        return entry.viablePerMl().map(targetCells()::divide);
    }

    /** The nearest graduation, or the one below where the nearest would exceed the cap. */
    private BigFraction graduated(BigFraction volume, BigFraction perMl) {
        if (rule.volumeStepMl().isEmpty()) {
            return volume;
        }
        BigFraction nearest = steps(volume, RoundingMode.HALF_UP);
        boolean aboveCap = cap().filter(most -> nearest.multiply(perMl).compareTo(most) > 0)
                .isPresent();
        return aboveCap ? steps(volume, RoundingMode.FLOOR) : nearest;
    }

    private BigFraction steps(BigFraction volume, RoundingMode mode) {
        BigFraction step = rule.volumeStepMl().orElseThrow();
        return Decimal.exact(volume.divide(step).bigDecimalValue(0, mode)).multiply(step);
    }

    /** Volume to draw: what is given, what never leaves needle and line, and what stayed behind. */
    Optional<BigFraction> drawMl() {
        return volumeMl().map(volume -> volume.add(entry.deadVolumeMl()).add(entry.residualMl()));
    }

    /** Cells in the volume given. */
    BigFraction cellsGiven() {
        return entry.cellsGiven()
                .or(() -> entry.viablePerMl().flatMap(perMl -> volumeMl().map(perMl::multiply)))
                .orElseGet(this::targetCells);
    }

    /** Cells that reached the recipient. */
    BigFraction delivered() {
        BigFraction lost = entry.viablePerMl().map(entry.residualMl()::multiply).orElse(BigFraction.ZERO);
        return cellsGiven().subtract(lost);
    }

    Optional<BigFraction> deliveredPerKg() {
        return entry.weightKg().map(delivered()::divide);
    }

    /** What the limits are on: cells per kg, or the cells of a fixed dose. */
    BigFraction judged() {
        return rule.perKg() ? delivered().divide(weight()) : delivered();
    }

    BigFraction percentOfTarget() {
        return judged().multiply(HUNDRED).divide(rule.target().exact());
    }

    /**
     * The dose as a share of the capped target, expressed on the uncapped one: a cap lowers the dose on purpose, so that
     * the lower limit is judged on this.
     */
    BigFraction withoutCap() {
        return delivered().divide(targetCells()).multiply(rule.target().exact());
    }

    /** Containers to thaw: enough for the cells and for the volume to draw. */
    Optional<BigInteger> containers() {
        return containersUsed()
                .map(needed -> needed.bigDecimalValue(0, RoundingMode.CEILING).toBigInteger());
    }

    /** How much of containers is used up, before whole ones are counted. */
    Optional<BigFraction> containersUsed() {
        Optional<BigFraction> byCells = cellsPerContainer().map(cellsNeeded()::divide);
        Optional<BigFraction> byVolume =
                entry.containerMl().flatMap(usable -> drawMl().map(draw -> draw.divide(usable)));
        return Stream.concat(byCells.stream(), byVolume.stream()).max(BigFraction::compareTo);
    }

    /** Viable cells that a container yields after thawing. */
    Optional<BigFraction> cellsPerContainer() {
        return entry.containerCells()
                .map(filled -> filled.multiply(entry.recovery().orElse(BigFraction.ONE)));
    }

    private BigFraction cellsNeeded() {
        return entry.viablePerMl()
                .flatMap(perMl -> drawMl().map(perMl::multiply))
                .orElseGet(this::cellsGiven);
    }

    Optional<BigFraction> volumePerKg() {
        return volumeMl().flatMap(volume -> entry.weightKg().map(volume::divide));
    }

    Optional<BigFraction> dmsoGramPerKg() {
        return entry.dmsoGramPerMl().flatMap(perMl -> volumePerKg().map(perMl::multiply));
    }

    private Optional<BigFraction> cap() {
        return rule.maxTotal().map(limits -> limits.all().get(0).bound().exact());
    }

    private BigFraction weight() {
        return entry.weightKg().orElseThrow();
    }
}
