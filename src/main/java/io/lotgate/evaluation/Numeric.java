package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** A measured value against one or two limits, rounded once to the decimals of the limit. */
final class Numeric implements Method<Numeric.Criterion> {
    private static final BigFraction HUNDRED = BigFraction.of(100);
    private static final Unit PLAIN = Unit.of("1");
    private static final Unit KELVIN = Unit.of("K");

    record Criterion(Limits limits, Unit unit, Optional<Replicates> replicates) {}

    @Override
    public String name() {
        return "numeric";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        Optional<Replicates> replicates = Replicates.read(source);
        Optional<Limits> limits = Limits.required(source, Limits.Defaults.measured());
        if (!source.has("unit")) {
            source.error("MISSING", "unit", "The limit needs a unit; 1 for a plain number");
        }
        return limits.flatMap(all -> all.unit().map(unit -> new Criterion(all, unit, replicates)));
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return List.of(criterion.limits().print());
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        String unit = criterion.unit().print();
        List<Field> fields = new ArrayList<>();
        if (criterion.replicates().isPresent()) {
            fields.addAll(criterion.replicates().get().fields(unit));
        } else {
            fields.add(Field.asked("/value", "Result", Kind.CENSORED).in(unit).limitedBy(criterion.limits()));
        }
        fields.add(Field.constant("/unit", "Unit", criterion.unit().code()));
        return fields;
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        Optional<Measured> value = Replicates.reading(criterion.replicates(), observation, "value");
        Optional<Unit> unit = observation.unit("unit");
        if (value.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        return Conversion.of(observation, "unit", value.get(), unit.get(), criterion.unit())
                .filter(reading -> possible(criterion, reading, observation))
                .map(reading -> judge(criterion, reading, notes));
    }

    @Override
    public List<Measurand> measurands(Criterion criterion) {
        return List.of(Measurand.of("value", "Result", criterion.limits()));
    }

    @Override
    public Map<String, Measured> readings(Criterion criterion, Source observation) {
        Optional<Measured> value = Replicates.reading(criterion.replicates(), observation, "value");
        Optional<Unit> unit = observation.unit("unit");
        return value.flatMap(reading ->
                        unit.flatMap(from -> Conversion.of(observation, "unit", reading, from, criterion.unit())))
                .map(reading -> Map.of("value", reading))
                .orElse(Map.of());
    }

    /**
     * An amount is not negative, and a test that finds less than nothing was typed wrongly. Temperatures, plain numbers
     * and whatever has a negative limit may be.
     */
    private static boolean possible(Criterion criterion, Measured reading, Source observation) {
        boolean belowNothing = reading.amount().signum() < 0
                || (reading instanceof Measured.Below && reading.amount().isZero());
        if (!belowNothing || mayBeNegative(criterion)) {
            return true;
        }
        observation.error(
                "OUT_OF_RANGE",
                "value",
                (reading.text() + " " + criterion.unit().print()).strip() + " cannot be: only 0 or more is possible");
        return false;
    }

    private static boolean mayBeNegative(Criterion criterion) {
        return criterion.unit().equals(PLAIN)
                || criterion.unit().commensurable(KELVIN)
                || criterion.limits().all().stream()
                        .anyMatch(limit -> limit.bound().exact().signum() < 0);
    }

    private static Outcome judge(Criterion criterion, Measured reading, Notes notes) {
        if (criterion.unit().equals(Unit.PERCENT)) {
            plausible(criterion.limits(), reading, notes);
        }
        Judged judged = criterion.limits().judge(reading).noted(notes, "/value", "The result");
        notes.values().put("rounded", judged.rounded());
        String reported = (judged.rounded() + " " + criterion.unit().print()).strip();
        return Outcome.of(judged.verdict(), reported);
    }

    /** Some percentages may leave 0 to 100, as a limit outside shows; most that do are slips of the decimal point. */
    private static void plausible(Limits limits, Measured reading, Notes notes) {
        boolean expected =
                limits.all().stream().anyMatch(limit -> unusual(limit.bound().exact()));
        if (unusual(reading.amount()) && !expected) {
            notes.warning(
                    "UNUSUAL_PERCENTAGE",
                    "/value",
                    reading.text() + " % is not between 0 and 100 %: check the" + " entry");
        }
    }

    private static boolean unusual(BigFraction percent) {
        return percent.signum() < 0 || percent.compareTo(HUNDRED) > 0;
    }
}
