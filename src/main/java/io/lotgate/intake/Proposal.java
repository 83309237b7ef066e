package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One sample of an instrument file: what would be taken, each value with the place it came from. Nothing is recorded
 * until a person takes it for an expected sample and signs.
 *
 * @param kind what was measured
 * @param sampleName the sample's name as entered at the instrument; empty when it printed none
 * @param well the well of a plate and its target, where the sample has several
 * @param observation values readable and possible, exact decimals as text, as the evaluation method of the kind takes
 *     them. For a cell count {@code viablePerMl} (cells per mL) and {@code viability} (percent); the counter's live and
 *     dead counts stay out: that method takes either the counter's result or a person's counts
 * @param origins where each value of the observation stands in the file
 * @param measuredAt date and time of the measurement as the instrument printed it; empty when it prints none
 * @param findings all that is to be said about this sample
 * @param places where in the file those findings stand that are about one cell
 * @param usable whether the observation may be taken: exactly when no finding is an error
 */
public record Proposal(
        Kind kind,
        String sampleName,
        Optional<Well> well,
        ObjectNode observation,
        List<Origin> origins,
        Optional<MeasuringTime> measuredAt,
        List<Finding> findings,
        Map<Finding, Origin> places,
        boolean usable) {

    /** What was measured, and the name of the evaluation method or of the {@code intake} that takes it. */
    public enum Kind {
        CELL_COUNT("cell-count"),
        DIGITAL_PCR("digital-pcr"),
        QUANTITATIVE_PCR("quantitative-pcr"),
        FLOW_CYTOMETRY("flow-cytometry"),
        /** One value with its unit, as a column map reads it. */
        VALUE("value"),
        /** What people filled in on a worksheet; its test is the worksheet's own. */
        WORKSHEET("worksheet");

        private final String intake;

        Kind(String intake) {
            this.intake = intake;
        }

        /** As a specification names it at a test. */
        public String intake() {
            return intake;
        }
    }

    public Proposal {
        observation = observation.deepCopy();
        origins = List.copyOf(origins);
        findings = List.copyOf(findings);
        places = Map.copyOf(places);
        if (usable != sound(findings)) {
            throw new IllegalArgumentException("a proposal is usable exactly when no finding is an error");
        }
    }

    static boolean sound(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Date and time exactly as printed: its order of day and month, and its zone, are the instrument's. */
    public Optional<String> performedAt() {
        return measuredAt.map(MeasuringTime::printed);
    }

    /** The first line of the file that this sample stands in; 0 when nothing of it could be read. */
    public int line() {
        return Stream.concat(origins.stream(), places.values().stream())
                .mapToInt(Origin::line)
                .min()
                .orElse(0);
    }

    /** The same proposal with one more finding. */
    Proposal with(Finding finding) {
        List<Finding> all = Stream.concat(findings.stream(), Stream.of(finding)).toList();
        return new Proposal(kind, sampleName, well, observation, origins, measuredAt, all, places, sound(all));
    }

    /** The same proposal with other values. */
    Proposal with(ObjectNode values, List<Origin> of) {
        return new Proposal(kind, sampleName, well, values, of, measuredAt, findings, places, usable);
    }
}
