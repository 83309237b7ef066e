package io.lotgate.lot;

import java.time.Instant;
import java.util.Map;
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
        Optional<Result.FileOrigin> origin,
        Controls controls) {

    /**
     * What the run was made with.
     *
     * @param items code of the item in the inventory, by the type that the specification asks for
     * @param deviation number of a deviation of the lot that QA closed as acceptable, where something was not usable
     */
    public record Controls(Map<String, String> items, Optional<String> deviation) {
        /** Of a test that asks for none. */
        public static final Controls NONE = new Controls(Map.of(), Optional.empty());

        public Controls {
            items = Map.copyOf(items);
        }
    }

    /** A test that asks for no run. */
    public PerformTest(
            String test,
            int attempt,
            ObjectNode observation,
            Instant performedAt,
            Optional<String> lateReason,
            Optional<String> reason,
            Optional<Result.ExternalReport> external,
            Optional<Result.FileOrigin> origin) {
        this(test, attempt, observation, performedAt, lateReason, reason, external, origin, Controls.NONE);
    }

    /** The same command with the controls of its run. */
    public PerformTest with(Controls named) {
        return new PerformTest(test, attempt, observation, performedAt, lateReason, reason, external, origin, named);
    }

    /** The same command with its values' origin as it was read. */
    PerformTest from(Result.FileOrigin read) {
        return new PerformTest(
                test, attempt, observation, performedAt, lateReason, reason, external, Optional.of(read), controls);
    }
}
