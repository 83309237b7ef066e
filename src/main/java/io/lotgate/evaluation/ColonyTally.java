package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Colonies among seeded cells. Only the share that the plating efficiency lets grow was examined; that number need not
 * be whole, so the bounds are Poisson bounds.
 *
 * @param effective cells that would have grown, at the efficiency as given or counted
 * @param assured the same at the efficiency that the bounds rest on
 */
record ColonyTally(long found, long seeded, BigFraction effective, BigFraction assured) implements Tally {
    private static final long MOST = 1_000_000_000;

    /** The colonies of an observation with the earlier ones that it follows up, each with its own efficiency. */
    static Optional<ColonyTally> read(Source observation, PlatingEfficiency.Basis basis, double alpha) {
        List<Source> sources = Earlier.with(observation);
        List<ColonyTally> counts = new ArrayList<>();
        sources.forEach(source -> one(source, basis, alpha).ifPresent(counts::add));
        if (counts.size() < sources.size()) {
            return Optional.empty();
        }
        ColonyTally sum = counts.stream().reduce(ColonyTally::plus).orElseThrow();
        if (sum.seeded > MOST) { // no more colonies than seeded cells were read
            observation.error("OUT_OF_RANGE", "seeded", "More than " + MOST + " in all cannot be");
            return Optional.empty();
        }
        return Optional.of(sum);
    }

    private static Optional<ColonyTally> one(Source source, PlatingEfficiency.Basis basis, double alpha) {
        Optional<Long> colonies = source.count("colonies");
        Optional<Long> seeded = seeded(source);
        Optional<PlatingEfficiency> efficiency = PlatingEfficiency.read(source, basis, alpha);
        if (colonies.isEmpty() || seeded.isEmpty() || efficiency.isEmpty()) {
            return Optional.empty();
        }
        if (colonies.get() > seeded.get()) {
            source.error("OUT_OF_RANGE", "colonies", "There cannot be more colonies than seeded cells");
            return Optional.empty();
        }
        return Optional.of(of(colonies.get(), seeded.get(), efficiency.get(), basis, source.notes()));
    }

    private static Optional<Long> seeded(Source source) {
        if (!source.has("seeded")) {
            source.error("NO_DENOMINATOR", "seeded", "A count needs its denominator: how many cells were seeded?");
            return Optional.empty();
        }
        Optional<Long> seeded = source.count("seeded");
        if (seeded.filter(cells -> cells == 0).isPresent()) {
            source.error("NO_DENOMINATOR", "seeded", "No cells were seeded: none of none proves nothing");
            return Optional.empty();
        }
        return seeded;
    }

    private static ColonyTally of(
            long colonies, long seeded, PlatingEfficiency efficiency, PlatingEfficiency.Basis basis, Notes notes) {
        boolean point =
                basis == PlatingEfficiency.Basis.POINT || efficiency.lower().isEmpty();
        BigFraction deciding = point ? efficiency.point() : efficiency.lower().orElseThrow();
        ColonyTally tally =
                new ColonyTally(colonies, seeded, efficiency.point().multiply(seeded), deciding.multiply(seeded));
        notes.working("plating efficiency " + Figures.of(efficiency.point()) + " (" + efficiency.words() + "): "
                + seeded + " seeded cells count as " + Figures.of(tally.effective));
        if (!point) {
            notes.working("the bound rests on the one-sided lower bound of the efficiency, " + Figures.of(deciding)
                    + " (Clopper-Pearson): " + Figures.of(tally.assured) + " cells");
        } else if (efficiency.lower().isPresent()) {
            notes.working("the bound rests on the efficiency as counted, as the criterion asks");
        }
        return tally;
    }

    private ColonyTally plus(ColonyTally other) {
        return new ColonyTally(
                found + other.found, seeded + other.seeded, effective.add(other.effective), assured.add(other.assured));
    }

    @Override
    public long most() {
        return seeded;
    }

    @Override
    public BigFraction examined() {
        return effective;
    }

    @Override
    public Estimate estimate(long colonies, double alpha) {
        BigFraction point = BigFraction.of(colonies).divide(effective);
        return Estimate.of(
                point.compareTo(BigFraction.ONE) > 0 ? BigFraction.ONE : point,
                share(Poisson.upper(colonies, alpha), assured));
    }

    /** The bound at the efficiency as given or counted, whatever decides. */
    double upperAtPoint(double alpha) {
        return share(Poisson.upper(found, alpha), effective);
    }

    @Override
    public double lower(double alpha) {
        return share(Poisson.lower(found, alpha), effective);
    }

    @Override
    public double upper(double alpha) {
        return share(Poisson.upper(found, alpha), assured);
    }

    @Override
    public double upperOfNone(long cells, double alpha) {
        return share(Poisson.upper(0, alpha), assured.divide(seeded).multiply(cells));
    }

    @Override
    public String counted() {
        return "cells seeded at this efficiency";
    }

    /** No share is more than the whole. */
    private static double share(double count, BigFraction cells) {
        return Math.min(1, count / cells.doubleValue());
    }

    @Override
    public String rule() {
        return "Poisson, Garwood";
    }

    @Override
    public String words() {
        return found + " on " + seeded + " seeded cells";
    }
}
