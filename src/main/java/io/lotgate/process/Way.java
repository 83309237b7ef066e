package io.lotgate.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a process of a lot has come, by the model the lot pins.
 *
 * @param name name of the process in the model
 * @param model SHA-256 of the model's file
 * @param steps its steps in the order of the model; those that can no longer be reached are left out
 * @param passed ids of the flows, gateways and events that the way taken went through
 */
public record Way(String name, String model, List<Step> steps, Set<String> passed) {
    public Way {
        steps = List.copyOf(steps);
        passed = Set.copyOf(passed);
    }

    /**
     * One step.
     *
     * @param id its id in the model
     * @param at when it was last completed
     * @param by printed name of who completed it; empty when the program did
     * @param times how often it was completed
     * @param role who may do it, as the model says; "" for the program's own steps
     * @param when the answer at a branch that leads here, "" when every way does
     */
    public record Step(
            String id,
            String name,
            State state,
            Optional<Instant> at,
            Optional<String> by,
            int times,
            String role,
            String when) {}

    /** Where a step stands. */
    public enum State {
        DONE,
        OPEN,
        /** The program tried as often as the model says and failed each time. */
        STOPPED,
        TO_COME
    }
}
