package io.lotgate.evaluation;

import io.lotgate.value.Limit;
import java.util.List;

/**
 * A number of a test's result that can be followed from lot to lot.
 *
 * @param id unique among those of a criterion, for example {@code viability} or a marker's name
 * @param name what it is, as a person reads it
 * @param unit as printed; "" for a plain number
 * @param limits acceptance limits as filed, in this unit; empty where the criterion limits something else
 */
public record Measurand(String id, String name, String unit, List<Limit> limits) {
    public Measurand {
        limits = List.copyOf(limits);
    }

    static Measurand of(String id, String name, Limits limits) {
        return new Measurand(id, name, limits.printedUnit(), limits.all());
    }
}
