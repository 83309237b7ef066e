package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the tables of digital PCR readers have in common: positive and accepted partitions of a well are taken; the
 * reader's concentration and interval are kept beside them.
 */
final class Partitioned {
    static final String POSITIVES = "/wells/0/positives";
    static final String ACCEPTED = "/wells/0/accepted";
    static final String CONCENTRATION = "/wells/0/instrument/copiesPerUl";

    private static final String LOWER = "/wells/0/instrument/lower";
    private static final String UPPER = "/wells/0/instrument/upper";
    private static final BigDecimal MOST_PARTITIONS = new BigDecimal("100000000");
    private static final BigDecimal MOST_PER_UL = new BigDecimal("100000000");
    private static final Set<String> CONTROL_NAMES =
            Set.of("ntc", "no template control", "non template control", "no-template control", "nc", "blank");

    /** Where a row has its values; {@code negatives} blank where the table has none. */
    record Cells(Cell well, Cell positives, Cell negatives, Cell accepted, Cell concentration) {}

    private Partitioned() {}

    /** Whether a sample bears the name of a control without template. */
    static boolean controlName(Cell sample) {
        return CONTROL_NAMES.contains(Header.plain(sample.printed()));
    }

    static void read(Draft draft, Well well, Cells cells, Interval interval) {
        draft.well(well);
        Optional<BigDecimal> positives = draft.count(POSITIVES, cells.positives(), MOST_PARTITIONS);
        Optional<BigDecimal> accepted = draft.count(ACCEPTED, cells.accepted(), MOST_PARTITIONS);
        if (positives.isPresent() && accepted.isPresent()) {
            agree(draft, cells, positives.get(), accepted.get());
            ObjectNode taken = draft.values().putArray("wells").addObject();
            taken.put("positives", positives.get().toBigInteger().toString());
            taken.put("accepted", accepted.get().toBigInteger().toString());
            draft.origin(POSITIVES, cells.positives());
            draft.origin(ACCEPTED, cells.accepted());
            concentration(draft, cells.concentration(), interval, taken);
        }
        if (!well.members().isEmpty()) {
            draft.info(
                    "MERGED_WELLS",
                    "",
                    well.name() + " is the sum of "
                            + String.join(
                                    ", ",
                                    well.members()
                                            .subList(
                                                    0,
                                                    Math.min(12, well.members().size())))
                            + (well.members().size() > 12 ? " and more" : "")
                            + ": take it or them, never both.");
        }
        if (well.control()) {
            draft.error("CONTROL_WELL", "", "this is a control of the run, not a sample.");
        }
    }

    private static void agree(Draft draft, Cells cells, BigDecimal positives, BigDecimal accepted) {
        if (accepted.signum() == 0) {
            draft.error("NO_PARTITIONS", ACCEPTED, cells.accepted().shown() + ": none of none proves nothing.");
        }
        if (positives.compareTo(accepted) > 0) {
            draft.error(
                    "VALUE_IMPOSSIBLE",
                    POSITIVES,
                    cells.positives().shown() + ", more than the " + accepted + " accepted partitions.");
        }
        if (!cells.negatives().isBlank()) {
            draft.count("", cells.negatives(), MOST_PARTITIONS)
                    .filter(negatives -> positives.add(negatives).compareTo(accepted) != 0)
                    .ifPresent(negatives -> draft.error(
                            "COUNTS_INCONSISTENT",
                            ACCEPTED,
                            positives + " positive and " + negatives + " negative partitions are not the " + accepted
                                    + " accepted: the file may have been edited. Export it again."));
        }
    }

    private static void concentration(Draft draft, Cell cell, Interval interval, ObjectNode taken) {
        if (cell.isBlank()) {
            draft.warning(
                    "CONCENTRATION_MISSING",
                    CONCENTRATION,
                    "the reader gives no concentration for this well: look at its plot before the counts are taken.");
            return;
        }
        draft.amount(CONCENTRATION, cell, MOST_PER_UL).ifPresent(value -> {
            ObjectNode own = taken.putObject("instrument");
            own.put("copiesPerUl", value.toPlainString());
            draft.origin(CONCENTRATION, cell);
            if (interval.isPrinted()) {
                own.put("lower", interval.lower(value).toPlainString());
                own.put("upper", interval.upper(value).toPlainString());
                draft.origin(LOWER, interval.first());
                draft.origin(UPPER, interval.second());
            }
        });
    }

    /** The partition volume that the file's own numbers follow from, and its controls without template. */
    static Recognised complete(Recognised reading, List<BigDecimal> volumesNl) {
        PartitionVolume volume = PartitionVolume.of(reading.proposals(), volumesNl);
        List<Control> controls = reading.proposals().stream()
                .filter(proposal -> proposal.well().filter(Well::control).isPresent())
                .flatMap(proposal -> control(proposal).stream())
                .toList();
        List<Proposal> proposals = reading.proposals().stream()
                .map(proposal -> proposal.usable() ? volume.put(proposal) : proposal)
                .toList();
        return reading.with(proposals, controls).with(List.of(volume.finding()));
    }

    private static Optional<Control> control(Proposal proposal) {
        Well well = proposal.well().orElseThrow();
        String positives = proposal.observation().at(POSITIVES).asString("");
        String accepted = proposal.observation().at(ACCEPTED).asString("");
        return proposal.origins().stream()
                .filter(origin -> origin.pointer().equals(POSITIVES))
                .findFirst()
                .map(origin -> new Control(
                        "no-template control",
                        well.target(),
                        positives + " positive of " + accepted + " partitions in " + well.name(),
                        "",
                        origin));
    }

    static Finding info(String code, String message) {
        return new Finding(code, Severity.INFO, "", message);
    }
}
