package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Controls of the run that a criterion requires, such as the spike recovery of an endotoxin test, and those the
 * observation brings along with limits of its own. Limits of both are held: neither can soften the other.
 */
final class Controls {
    private static final Unit PLAIN = Unit.of("1");

    private final List<Required> required;

    private Controls(List<Required> required) {
        this.required = required;
    }

    /** A control that must be there; judged by numbers, by wording, or only recorded. */
    private record Required(String name, Optional<Limits> limits, List<String> accept) {}

    static Controls read(Source criterion) {
        List<Required> required = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (criterion.has("controls")) {
            for (Source item : criterion.items("controls")) {
                Optional<Limits> limits = Limits.optional(item, Limits.Defaults.measured());
                List<String> accept = item.has("accept") ? Qualitative.texts(item, "accept") : List.of();
                if (limits.isPresent() && !accept.isEmpty()) {
                    item.error("TWO_LIMITS", "accept", "A control is judged by numbers or by wording, not by both");
                }
                item.text("name").ifPresent(name -> {
                    if (!names.add(Readings.comparable(name))) {
                        item.error("NAME_TWICE", "name", "Two controls have this name");
                    }
                    required.add(new Required(name, limits, accept));
                });
            }
        }
        return new Controls(required);
    }

    /** Judges the controls; failures and what is missing become findings. */
    void judge(Source observation) {
        Set<String> seen = new HashSet<>();
        if (observation.hasSome("controls")) {
            for (Source item : observation.items("controls")) {
                item.text("name").ifPresent(name -> {
                    seen.add(Readings.comparable(name));
                    judge(item, name);
                });
            }
        }
        for (int i = 0; i < required.size(); i++) {
            String name = required.get(i).name();
            if (!seen.contains(Readings.comparable(name))) {
                String where = "/controls/" + i + "/value";
                observation.notes().error("CONTROL_MISSING", where, "The control " + name + " is needed");
            }
        }
    }

    private void judge(Source item, String name) {
        Optional<Required> known =
                required.stream().filter(one -> Readings.same(one.name(), name)).findFirst();
        Optional<Limits> own = Limits.optional(item, Limits.Defaults.measured());
        Optional<Limits> filed = known.flatMap(Required::limits);
        List<String> accept = known.map(Required::accept).orElse(List.of());
        if (!item.has("value")) {
            item.error("MISSING", "value", "The value of the control " + name + " is needed");
            return;
        }
        filed.ifPresent(limits -> judge(item, name, limits));
        own.ifPresent(limits -> judge(item, name, limits));
        if (!accept.isEmpty()) {
            item.text("value").ifPresent(value -> wording(item, name, value, accept));
        } else if (filed.isEmpty() && own.isEmpty()) {
            item.notes()
                    .warning(
                            "CONTROL_NOT_JUDGED",
                            item.where("value"),
                            "The control " + name + " has no limit and no accepted wording: it was recorded, not"
                                    + " judged. Give its min or max, or file it in the specification");
        }
    }

    private static void judge(Source item, String name, Limits limits) {
        Optional<Measured> value = item.measured("value");
        Optional<Measured> converted = value.flatMap(reading -> inUnitOf(limits, reading, item));
        converted.map(limits::judge).ifPresent(judged -> {
            item.notes().working("control " + name + ": " + judged.rounded() + ", limit " + limits.print());
            if (judged.verdict() != Verdict.CONFORMS) {
                failed(item, name + " is " + judged.rounded() + ", not " + limits.print());
            }
        });
    }

    /** A control's value without a unit of its own is in the unit of its limit; a limit without one is a plain number. */
    private static Optional<Measured> inUnitOf(Limits limits, Measured reading, Source item) {
        Optional<Unit> unit = item.given("unit", item::unit);
        if (unit.isEmpty()) {
            return Optional.of(reading);
        }
        if (limits.unit().isEmpty() && !unit.get().equals(PLAIN)) {
            item.error(
                    "UNIT_MISMATCH",
                    "unit",
                    "The control's limit has no unit, so that a value in " + unit.get() + " cannot be held against it."
                            + " Enter the plain number, or file the limit with its unit");
            return Optional.empty();
        }
        return Conversion.of(item, "unit", reading, unit.get(), limits.unit().orElse(PLAIN));
    }

    private static void wording(Source item, String name, String value, List<String> accept) {
        item.notes().working("control " + name + ": " + value + ", accepted " + String.join(" or ", accept));
        if (accept.stream().noneMatch(accepted -> Readings.same(accepted, value))) {
            failed(item, name + " is " + Readings.quoted(value) + ", not " + String.join(" or ", accept));
        }
    }

    private static void failed(Source item, String what) {
        item.notes().runFailure("CONTROL_FAILED", item.where("value"), "The run is not valid: " + what);
    }

    /** What a person enters for the required controls. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < required.size(); i++) {
            Required control = required.get(i);
            String at = "/controls/" + i;
            fields.add(Field.constant(at + "/name", "Control", control.name()));
            fields.add(value(at + "/value", control));
            control.limits()
                    .flatMap(Limits::unit)
                    .ifPresent(unit -> fields.add(Field.constant(at + "/unit", "Unit", unit.code())));
        }
        return fields;
    }

    private static Field value(String pointer, Required control) {
        if (control.limits().isPresent()) {
            Limits limits = control.limits().get();
            return Field.asked(pointer, control.name(), Kind.CENSORED)
                    .in(limits.printedUnit())
                    .limitedBy(limits);
        }
        return Field.asked(pointer, control.name(), Kind.TEXT)
                .offering(control.accept())
                .limitedBy(String.join(" or ", control.accept()));
    }
}
