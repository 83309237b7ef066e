package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The volume of a partition, which no reader prints: concentration = -ln(1 - k/n) / volume gives it back. It is proposed
 * only where it is one of the volumes that the reader is known for.
 */
final class PartitionVolume {
    static final String POINTER = "/partitionVolumeNl";

    /** Fewer positives are printed with too few digits of the concentration to tell 0.85 from 0.91 nL. */
    private static final int ENOUGH_POSITIVES = 30;

    /** The readers' own rounding near saturation. */
    private static final double ROUNDING = 0.005;

    private static final double NL_IN_UL = 1000;

    private final Optional<BigDecimal> known;
    private final double[] implied;

    private PartitionVolume(Optional<BigDecimal> known, double[] implied) {
        this.known = known;
        this.implied = implied;
    }

    static PartitionVolume of(List<Proposal> wells, List<BigDecimal> candidatesNl) {
        double[] implied = wells.stream()
                .flatMapToDouble(PartitionVolume::implied)
                .sorted()
                .toArray();
        Optional<BigDecimal> known = candidatesNl.stream()
                .filter(candidate -> implied.length > 0 && fits(candidate.doubleValue(), implied))
                .findFirst();
        return new PartitionVolume(known, implied);
    }

    /** Of few digits the concentration allows a range; the middle of many wells does not. */
    private static boolean fits(double candidate, double[] implied) {
        double middle = implied[implied.length / 2];
        boolean near = DoubleStream.of(implied).allMatch(one -> Math.abs(one / candidate - 1) < 0.05);
        return near && Math.abs(middle / candidate - 1) < 2 * ROUNDING;
    }

    private static DoubleStream implied(Proposal well) {
        double positives = number(well, Partitioned.POSITIVES);
        double accepted = number(well, Partitioned.ACCEPTED);
        double perUl = number(well, Partitioned.CONCENTRATION);
        boolean telling = positives >= ENOUGH_POSITIVES && positives < accepted && perUl > 0;
        return telling ? DoubleStream.of(-Math.log1p(-positives / accepted) / perUl * NL_IN_UL) : DoubleStream.empty();
    }

    private static double number(Proposal well, String pointer) {
        String text = well.observation().at(pointer).asString("");
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    Proposal put(Proposal well) {
        Optional<Origin> printed = well.origins().stream()
                .filter(origin -> origin.pointer().equals(Partitioned.CONCENTRATION))
                .findFirst();
        if (known.isEmpty() || printed.isEmpty()) {
            return well;
        }
        ObjectNode values = well.observation().deepCopy();
        values.put("partitionVolumeNl", known.get().toPlainString());
        List<Origin> origins = new ArrayList<>(well.origins());
        origins.add(printed.get().at(POINTER));
        return well.with(values, origins);
    }

    Finding finding() {
        if (known.isPresent()) {
            return Partitioned.info(
                    "PARTITION_VOLUME",
                    "the file's concentrations follow from partitions of "
                            + known.get().toPlainString() + " nL, which is proposed. Compare with the method.");
        }
        String seen = implied.length == 0
                ? "no well has enough positives to tell it from the concentrations"
                : "the concentrations follow from "
                        + BigDecimal.valueOf(Math.round(implied[0] * 1000), 3) + " to "
                        + BigDecimal.valueOf(Math.round(implied[implied.length - 1] * 1000), 3) + " nL";
        return new Finding(
                "PARTITION_VOLUME_UNKNOWN",
                Severity.INFO,
                "",
                "the partition volume is not printed and not proposed: " + seen
                        + ". Enter that of the plate or cartridge.");
    }
}
