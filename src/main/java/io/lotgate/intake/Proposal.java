package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One sample of an instrument file: what would be taken, each value with the place it came from. Nothing is recorded
 * until a person takes it for an expected sample and signs.
 *
 * @param sampleName the sample's name as entered at the instrument; empty when it printed none
 * @param observation values readable and possible, for the evaluation method {@code cell-count}: {@code viablePerMl}
 *     (cells per mL) and {@code viability} (percent), exact decimals as text. The counter's live and dead counts stay
 *     out: that method takes either the counter's result or a person's counts with squares and dilution
 * @param origins one a value of the observation
 * @param performedAt date and time of the count exactly as printed: its order of day and month, and its zone, are the
 *     instrument's; empty when none is printed
 * @param findings all that is to be said about this sample
 * @param usable whether the observation may be taken: exactly when no finding is an error
 */
public record Proposal(
        String sampleName,
        ObjectNode observation,
        List<Origin> origins,
        Optional<String> performedAt,
        List<Finding> findings,
        boolean usable) {

    public Proposal {
        observation = observation.deepCopy();
        origins = List.copyOf(origins);
        findings = List.copyOf(findings);
        if (usable != sound(findings)) {
            throw new IllegalArgumentException("a proposal is usable exactly when no finding is an error");
        }
    }

    static boolean sound(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** The same proposal with one more finding. */
    Proposal with(Finding finding) {
        List<Finding> all = Stream.concat(findings.stream(), Stream.of(finding)).toList();
        return new Proposal(sampleName, observation, origins, performedAt, all, sound(all));
    }
}
