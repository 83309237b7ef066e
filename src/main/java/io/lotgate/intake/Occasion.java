package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the laboratory expects of a file: measurements of a sample lie after its collection and not in the future.
 *
 * @param collectedAt when the lot's sample was taken; empty while none is received
 * @param site zone of the laboratory, in which an instrument without a zone is taken to print
 * @param now the present
 */
public record Occasion(Optional<Instant> collectedAt, ZoneId site, Instant now) {

    /** The proposal with what its time of measurement says against it. */
    Proposal check(Proposal proposal) {
        if (proposal.measuredAt().isEmpty()) {
            return proposal;
        }
        MeasuringTime time = proposal.measuredAt().get();
        Optional<Instant> collected = collectedAt.filter(at -> time.surelyBefore(at, site));
        if (collected.isPresent()) {
            return proposal.with(new Finding(
                    "OLDER_THAN_SAMPLE",
                    Severity.ERROR,
                    "",
                    "measured " + Cell.quoted(time.printed()) + ", before the sample of this lot was collected ("
                            + collected.get().atZone(site).toLocalDateTime().withNano(0)
                            + "): it cannot be of this sample. Choose the file of this sample, or have the"
                            + " instrument's clock checked."));
        }
        return time.surelyAfter(now, site)
                ? proposal.with(new Finding(
                        "IN_THE_FUTURE",
                        Severity.ERROR,
                        "",
                        "measured " + Cell.quoted(time.printed())
                                + ", which lies in the future. Have the instrument's clock checked."))
                : proposal;
    }
}
