package io.lotgate.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * One value that a person enters, from which the task form is made.
 *
 * @param pointer JSON pointer of the value in the observation, {@code /weight/value}
 * @param label what it is, in the laboratory's words
 * @param unit unit as people read it, "" when there is none
 * @param limit limit that applies to this value, "" when there is none
 * @param decimals decimals the result is reported with, -1 when free. More may be entered and should be: the value is
 *     rounded once, by the evaluation
 * @param choices what a {@link Kind#CHOICE} offers; for a {@link Kind#TEXT} suggestions, and anything may be entered
 * @param required whether the observation cannot be judged without it
 * @param fixed a constant that goes into the observation as it stands and is shown, not asked
 */
public record Field(
        String pointer,
        String label,
        Kind kind,
        String unit,
        String limit,
        int decimals,
        List<String> choices,
        boolean required,
        Optional<String> fixed) {
    /** What is entered. */
    public enum Kind {
        /** A decimal number. */
        DECIMAL,
        /** A decimal number, or one behind {@code <} or {@code >}. */
        CENSORED,
        /** A whole number. */
        INTEGER,
        TEXT,
        /** One of the choices. */
        CHOICE,
        /** true or false. */
        BOOLEAN,
        /** A point in time. */
        INSTANT
    }

    public Field {
        choices = List.copyOf(choices);
    }

    static Field asked(String pointer, String label, Kind kind) {
        return new Field(pointer, label, kind, "", "", -1, List.of(), true, Optional.empty());
    }

    static Field constant(String pointer, String label, String value) {
        return new Field(pointer, label, Kind.TEXT, "", "", -1, List.of(), true, Optional.of(value));
    }

    Field in(String printedUnit) {
        return new Field(pointer, label, kind, printedUnit, limit, decimals, choices, required, fixed);
    }

    Field limitedBy(Limits limits) {
        return new Field(
                pointer,
                label,
                kind,
                unit,
                limits.print(),
                limits.reportedDecimals().orElse(-1),
                choices,
                required,
                fixed);
    }

    Field limitedBy(String printedLimit) {
        return new Field(pointer, label, kind, unit, printedLimit, decimals, choices, required, fixed);
    }

    Field offering(List<String> offered) {
        return new Field(pointer, label, kind, unit, limit, decimals, offered, required, fixed);
    }

    Field optional() {
        return new Field(pointer, label, kind, unit, limit, decimals, choices, false, fixed);
    }
}
