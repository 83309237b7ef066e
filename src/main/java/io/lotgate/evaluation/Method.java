package io.lotgate.evaluation;

import io.lotgate.value.Measured;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A test method: how its criterion is read and an observation judged by it. A new method is one class, registered in
 * {@link Evaluator#standard()}. Controls are read and judged for every method by {@link Judge}.
 *
 * @param <C> the criterion as read
 */
interface Method<C> {
    /** Name in specifications, {@code dose-per-kg}. */
    String name();

    /** Reads the criterion; empty, with findings, when it cannot be judged by. */
    Optional<C> criterion(Source source);

    /** The limits in words, one a line. */
    List<String> limits(C criterion);

    /** What a person enters. */
    List<Field> fields(C criterion);

    /**
     * The observation of a follow-up together with what it follows: counts are added, never replaced. Where a method
     * counts nothing, the follow-up stands by itself.
     */
    default ObjectNode following(ObjectNode observation, JsonNode before) {
        return observation;
    }

    /** The numbers of a result that can be followed from lot to lot; none where a result is no number. */
    default List<Measurand> measurands(C criterion) {
        return List.of();
    }

    /** Their readings in an observation, unrounded and in their units, by id; one that cannot be read is left out. */
    default Map<String, Measured> readings(C criterion, Source observation) {
        return Map.of();
    }

    /** Judges; empty, with findings, when the observation cannot be used. */
    Optional<Outcome> judge(C criterion, Source observation, Notes notes);
}
