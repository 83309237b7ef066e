package io.lotgate.lot;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What QA enters to conclude an investigation.
 *
 * @param cause the proven cause, needed for an invalidation
 */
public record ConcludeInvestigation(
        UUID investigation, Conclusion.Finding finding, Optional<String> cause, String reason) {

    /** Reads the named texts of a form; every field that cannot be read is refused. */
    public static Outcome<ConcludeInvestigation> from(UUID investigation, Map<String, String> texts) {
        Inputs in = new Inputs(texts, ZoneOffset.UTC);
        String finding = in.oneOf(
                "finding",
                "the conclusion",
                Arrays.stream(Conclusion.Finding.values()).map(Enum::name).toList());
        return in.outcome(new ConcludeInvestigation(
                investigation,
                finding.isEmpty() ? Conclusion.Finding.CONFIRMED : Conclusion.Finding.valueOf(finding),
                in.remark("cause"),
                in.prose("reason", "the reason, as the certificate states it")));
    }
}
