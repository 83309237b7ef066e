package io.lotgate.lot;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What performing a test asks for.
 *
 * @param attempt the attempt the page offered; another one means that someone was faster
 * @param observation what was entered; values that come from the lot or another test are added by the domain
 */
public record PerformTest(
        String test,
        int attempt,
        ObjectNode observation,
        Instant performedAt,
        Optional<String> lateReason,
        Optional<String> reason,
        Optional<Result.ExternalReport> external,
        Optional<Result.FileOrigin> origin) {

    /** The same command with its values' origin as it was read. */
    PerformTest from(Result.FileOrigin read) {
        return new PerformTest(
                test, attempt, observation, performedAt, lateReason, reason, external, Optional.of(read));
    }
}
