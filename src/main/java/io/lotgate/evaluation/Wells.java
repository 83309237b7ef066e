package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The wells of one sample, pooled by adding positives and partitions; concentrations or bounds are never averaged.
 *
 * @param saturated whether any well is full of positives: the sample is beyond what the partitions can tell
 */
record Wells(Partitions pooled, BigFraction volumeNl, boolean saturated) {
    private static final long MOST = 1_000_000_000;
    private static final BigFraction LEAST_NL = BigFraction.of(1, 1000);
    private static final BigFraction MOST_NL = BigFraction.of(20);
    private static final long NL_IN_UL = 1000;
    private static final double NL_PER_UL = NL_IN_UL;

    static Optional<Wells> read(Source observation, PcrCriterion criterion, Optional<CellShare> share) {
        Optional<BigFraction> volume = volume(observation, criterion);
        List<Source> sources = new ArrayList<>(observation.items("wells"));
        boolean enough = sources.size() >= criterion.minWells();
        if (!enough && !sources.isEmpty()) {
            observation.error("TOO_FEW_WELLS", "wells", criterion.minWells() + " wells are needed");
        }
        if (observation.hasSome("earlier")) {
            List<Source> earlier = observation.items("earlier");
            new PcrRun(volume, share).compare(earlier, observation);
            observation.notes().working(earlier.size() + " well(s) of earlier runs of this sample added");
            sources.addAll(earlier);
        }
        List<Partitions> wells = new ArrayList<>();
        sources.forEach(well -> one(well, criterion, volume).ifPresent(wells::add));
        if (!enough || volume.isEmpty() || wells.size() < sources.size()) {
            return Optional.empty();
        }
        if (!fits(wells, volume.get(), share, observation)) {
            return Optional.empty();
        }
        boolean full = wells.stream().anyMatch(well -> well.accepted() > 0 && well.saturated());
        Partitions sum = wells.stream().reduce(new Partitions(0, 0), Partitions::plus);
        return Optional.of(new Wells(sum, volume.get(), full)).filter(all -> possible(sum, observation));
    }

    /** No more can be in the partitions of a well than was put into it. */
    private static boolean fits(
            List<Partitions> wells, BigFraction volumeNl, Optional<CellShare> share, Source observation) {
        long most = wells.stream().mapToLong(Partitions::accepted).max().orElse(0);
        BigFraction held = volumeNl.multiply(most).divide(NL_IN_UL);
        Optional<BigFraction> reaction =
                share.map(CellShare::reactionVolumeUl).filter(volume -> held.compareTo(volume) > 0);
        reaction.ifPresent(volume -> observation.error(
                "IMPOSSIBLE_VOLUME",
                "reactionVolumeUl",
                most + " accepted partitions of " + Figures.of(volumeNl) + " nL hold " + Figures.of(held)
                        + " uL, more than the reaction of " + Figures.of(volume)
                        + " uL. Check both volumes and their units"));
        return reaction.isEmpty();
    }

    private static boolean possible(Partitions sum, Source observation) {
        if (sum.accepted() == 0) {
            observation.error("NO_DENOMINATOR", "wells", "No partition was accepted: none of none proves nothing");
        } else if (sum.accepted() > MOST) {
            observation.error("OUT_OF_RANGE", "wells", "More than " + MOST + " partitions in all cannot be");
        }
        return sum.accepted() > 0 && sum.accepted() <= MOST;
    }

    private static Optional<Partitions> one(Source well, PcrCriterion criterion, Optional<BigFraction> volume) {
        Optional<Long> positives = well.count("positives");
        if (!well.has("accepted")) {
            well.error("NO_DENOMINATOR", "accepted", "A count needs its denominator: accepted partitions of the well");
            return Optional.empty();
        }
        Optional<Long> accepted = well.count("accepted");
        if (positives.isEmpty() || accepted.isEmpty()) {
            return Optional.empty();
        }
        Partitions partitions = new Partitions(positives.get(), accepted.get());
        if (partitions.positives() > partitions.accepted()) {
            well.error("OUT_OF_RANGE", "positives", "There cannot be more positive than accepted partitions");
            return Optional.empty();
        }
        accepted(well, partitions, criterion);
        OwnReading.read(well)
                .filter(own -> !partitions.saturated())
                .ifPresent(own -> volume.ifPresent(
                        nl -> own.compare(perUl(partitions.lambda(), nl), well.where(), well.notes())));
        return Optional.of(partitions);
    }

    private static void accepted(Source well, Partitions partitions, PcrCriterion criterion) {
        if (partitions.accepted() < criterion.minAccepted()) {
            well.notes()
                    .runFailure(
                            "TOO_FEW_PARTITIONS",
                            well.where("accepted"),
                            "The run is not valid: the well has " + partitions.accepted() + " accepted partitions, not "
                                    + criterion.minAccepted());
        } else if (partitions.accepted() > 0 && partitions.saturated()) {
            well.notes()
                    .warning(
                            "SATURATED_WELL",
                            well.where("positives"),
                            "Every partition is positive: only a lower bound can be given. Dilute the sample");
        }
    }

    private static Optional<BigFraction> volume(Source observation, PcrCriterion criterion) {
        Optional<Decimal> fixed = criterion.partitionVolumeNl();
        if (fixed.isPresent() && !observation.has("partitionVolumeNl")) {
            return fixed.map(Decimal::exact);
        }
        Optional<BigFraction> given = volume(observation).map(Decimal::exact);
        if (given.isPresent()
                && fixed.filter(nl -> !nl.exact().equals(given.get())).isPresent()) {
            observation.error(
                    "PARTITION_VOLUME_DIFFERS",
                    "partitionVolumeNl",
                    "The method's partition volume is " + fixed.get() + " nL");
        }
        return given;
    }

    /** Every result scales with it: 0.85 nL entered as 850 pL would hide a thousandfold. */
    static Optional<Decimal> volume(Source source) {
        Optional<Decimal> volume = source.positiveDecimal("partitionVolumeNl");
        boolean possible = volume.isEmpty()
                || (volume.get().exact().compareTo(LEAST_NL) >= 0
                        && volume.get().exact().compareTo(MOST_NL) <= 0);
        if (!possible) {
            source.error(
                    "OUT_OF_RANGE", "partitionVolumeNl", "A partition holds 0.001 to 20 nL. Check the unit: it is nL");
        }
        return volume.filter(value -> possible);
    }

    private static BigFraction perUl(double lambda, BigFraction volumeNl) {
        return BigFraction.from(lambda * NL_PER_UL / volumeNl.doubleValue());
    }

    /** Copies per uL of the reaction at so many copies a partition. */
    BigFraction perUl(double lambda) {
        return perUl(lambda, volumeNl);
    }
}
