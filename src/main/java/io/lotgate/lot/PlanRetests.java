package io.lotgate.lot;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What QA enters for phase II of an investigation.
 *
 * @param retests how many; the specification fixes the number, only 0 (nothing left to test) is allowed beside it
 */
public record PlanRetests(UUID investigation, int retests, AttemptKind kind, String production, String reason) {
    private static final int MOST = 20;

    /** Reads the named texts of a form; every field that cannot be read is refused. */
    public static Outcome<PlanRetests> from(UUID investigation, Map<String, String> texts) {
        Inputs in = new Inputs(texts, ZoneOffset.UTC);
        String kind = in.oneOf("kind", "the sample", List.of(AttemptKind.RETEST.name(), AttemptKind.RESAMPLE.name()));
        return in.outcome(new PlanRetests(
                investigation,
                in.whole("retests", "the number of retests", 0, MOST),
                kind.isEmpty() ? AttemptKind.RETEST : AttemptKind.valueOf(kind),
                in.prose("production", "what the review of the production found"),
                in.prose("reason", "why so many, and why this sample")));
    }
}
