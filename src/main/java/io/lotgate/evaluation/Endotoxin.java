package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import io.lotgate.value.Sign;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Bacterial endotoxin judged by the exposure of the recipient (USP &lt;85&gt;, Ph. Eur. 2.6.14): limit K x W / V. Per
 * hour, V is what is given in the hour: a shorter infusion is not divided by its duration, a longer one is taken as
 * even. A duration above 24 h, or above the criterion's {@code plausibleHours}, is refused, and a result that conforms
 * only because it was divided by the duration says so. The exposure is compared unrounded unless the criterion gives decimals.
 */
final class Endotoxin implements Method<Endotoxin.Criterion> {
    private static final Unit PER_ML = Unit.of("[EU]/mL");
    private static final Unit PER_KG = Unit.of("[EU]/kg");
    private static final Unit PER_KG_PER_HOUR = Unit.of("[EU]/kg/h");

    private static final int MEAN_DIGITS = 4;
    private static final Decimal USUAL_HOURS = new Decimal("24");

    /**
     * @param limit the threshold K, in EU/kg or EU/kg/h
     * @param plausibleHours the longest infusion that is believed: minutes typed for hours would divide the exposure by
     *     sixty
     */
    record Criterion(
            boolean perHour, Limits limit, BodyWeight weight, Decimal plausibleHours, Optional<Replicates> replicates) {
        BigFraction threshold() {
            return limit.all().get(0).bound().exact();
        }
    }

    /** What was given to whom. */
    private record Given(Measured perMl, BigFraction volumeMl, BigFraction weightKg, BigFraction hours) {
        BigFraction mlPerKg() {
            return volumeMl.divide(weightKg).divide(hours);
        }

        /** The exposure if all were given in the hour. */
        Measured atOnce() {
            return perMl.map(volumeMl.divide(weightKg)::multiply);
        }
    }

    @Override
    public String name() {
        return "endotoxin";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        boolean perHour = source.has("perKgPerHour");
        if (perHour == source.has("perKg")) {
            source.error("NO_LIMIT", "perKgPerHour", "Exactly one threshold is needed: perKgPerHour or perKg");
            return Optional.empty();
        }
        String field = perHour ? "perKgPerHour" : "perKg";
        Unit unit = perHour ? PER_KG_PER_HOUR : PER_KG;
        source.given("unit", source::unit)
                .filter(given -> !isOne(given, unit))
                .ifPresent(given -> source.error("UNIT_MISMATCH", "unit", field + " is given in " + unit));
        Limits.Defaults defaults = Limits.Defaults.unrounded().in(unit).read(source);
        Optional<Decimal> threshold = source.positiveDecimal(field);
        BodyWeight weight = BodyWeight.read(source);
        Optional<Replicates> replicates = Replicates.read(source);
        Decimal hours = source.given("plausibleHours", source::positiveDecimal).orElse(USUAL_HOURS);
        return threshold.map(
                bound -> new Criterion(perHour, Limits.of(Sign.MAX, bound, defaults), weight, hours, replicates));
    }

    private static boolean isOne(Unit given, Unit expected) {
        return given.convert(BigFraction.ONE, expected)
                .filter(BigFraction::isOne)
                .isPresent();
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return List.of(criterion.limit().print());
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        List<Field> fields = new ArrayList<>();
        if (criterion.replicates().isPresent()) {
            fields.addAll(criterion.replicates().get().fields(PER_ML.print()));
        } else {
            fields.add(Field.asked("/result", "Endotoxin", Kind.CENSORED)
                    .in(PER_ML.print())
                    .limitedBy(criterion.limit().print()));
        }
        fields.add(Field.constant("/unit", "Unit", PER_ML.code()));
        fields.add(Field.asked("/volumeMl", "Volume given", Kind.DECIMAL).in("mL"));
        if (criterion.perHour()) {
            fields.add(Field.asked("/durationH", "Duration of the infusion", Kind.DECIMAL)
                    .in("h"));
        }
        fields.add(Field.asked("/weightKg", "Body weight", Kind.DECIMAL).in("kg"));
        return fields;
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        Optional<Measured> result = Replicates.reading(criterion.replicates(), observation, "result");
        Optional<Unit> unit = observation.unit("unit");
        Optional<BigFraction> volume = observation.positive("volumeMl");
        Optional<BigFraction> weight = observation
                .positive("weightKg")
                .flatMap(kilograms -> criterion.weight().possible(kilograms, observation, "weightKg"));
        Optional<BigFraction> duration = criterion.perHour() || observation.has("durationH")
                ? observation.positive("durationH").filter(hours -> plausible(hours, criterion, observation))
                : Optional.of(BigFraction.ONE);
        result.ifPresent(reading -> plausible(reading, observation));
        if (result.isEmpty() || unit.isEmpty() || volume.isEmpty() || weight.isEmpty() || duration.isEmpty()) {
            return Optional.empty();
        }
        BigFraction hours = criterion.perHour() ? hours(duration.get(), notes) : BigFraction.ONE;
        String printed = criterion.replicates().isEmpty()
                ? result.get().text()
                : Figures.significant(result.get().amount(), MEAN_DIGITS).toPlainString();
        String reported = printed + " " + unit.get().print();
        return Conversion.of(observation, "unit", result.get(), unit.get(), PER_ML)
                .map(perMl -> new Given(perMl, volume.get(), weight.get(), hours))
                .map(given -> judge(criterion, given, reported, notes));
    }

    /** The threshold is a dose in any hour: what is given in less counts whole. */
    private static BigFraction hours(BigFraction duration, Notes notes) {
        if (duration.compareTo(BigFraction.ONE) <= 0) {
            notes.working("given within one hour: counted whole, not divided by the duration");
            return BigFraction.ONE;
        }
        notes.working("given evenly over " + Figures.of(duration) + " h: divided by it");
        return duration;
    }

    @Override
    public List<Measurand> measurands(Criterion criterion) {
        return List.of(new Measurand("result", "Endotoxin", PER_ML.print(), List.of()));
    }

    /** The concentration: what is given of it depends on the recipient, not on the product. */
    @Override
    public Map<String, Measured> readings(Criterion criterion, Source observation) {
        Optional<Measured> result = Replicates.reading(criterion.replicates(), observation, "result");
        Optional<Unit> unit = observation.unit("unit");
        return result.flatMap(
                        reading -> unit.flatMap(from -> Conversion.of(observation, "unit", reading, from, PER_ML)))
                .map(reading -> Map.of("result", reading))
                .orElse(Map.of());
    }

    private static boolean plausible(BigFraction hours, Criterion criterion, Source observation) {
        Decimal most = criterion.plausibleHours();
        boolean plausible = !criterion.perHour() || hours.compareTo(most.exact()) <= 0;
        if (!plausible) {
            observation.error(
                    "IMPLAUSIBLE_DURATION",
                    "durationH",
                    Figures.of(hours) + " h is longer than " + most + " h: enter hours, not minutes");
        }
        return plausible;
    }

    private static void plausible(Measured reading, Source observation) {
        if (reading.amount().signum() < 0
                || (reading instanceof Measured.Below && reading.amount().isZero())) {
            observation.error("OUT_OF_RANGE", "result", reading.text() + " cannot be: only 0 or more is possible");
        } else if (reading.amount().isZero()) {
            observation
                    .notes()
                    .warning(
                            "BARE_ZERO",
                            "/result",
                            "No test measures nothing: report below the detection" + " limit, such as <0.05");
        }
    }

    private static Outcome judge(Criterion criterion, Given given, String reported, Notes notes) {
        String unit = criterion.limit().printedUnit();
        BigFraction mlPerKg = given.mlPerKg();
        Measured exposure = given.perMl().map(mlPerKg::multiply);
        String limitPerMl = Figures.of(criterion.threshold().divide(mlPerKg));
        notes.working("limit " + criterion.limit().all().get(0).bound() + " " + unit + " = " + limitPerMl
                + " EU/mL for " + Figures.of(given.volumeMl()) + " mL and " + Figures.of(given.weightKg()) + " kg");
        notes.working("exposure " + given.perMl().text() + " EU/mL x " + Figures.of(mlPerKg) + " mL per kg"
                + (criterion.perHour() ? " and hour" : "") + " = " + exposure.text() + " " + unit);
        notes.values().put("limitPerMl", limitPerMl).put("exposure", exposure.text());
        Judged judged = criterion.limit().judge(exposure).noted(notes, "/result", "The exposure to endotoxin");
        if (judged.verdict() == Verdict.CONFORMS) {
            byDuration(criterion, given, notes);
        }
        return Outcome.of(judged.verdict(), reported);
    }

    /** Whoever reviews has to know that the pump, and not the product alone, keeps the limit. */
    private static void byDuration(Criterion criterion, Given given, Notes notes) {
        if (criterion.limit().judge(given.atOnce()).verdict() != Verdict.CONFORMS) {
            notes.warning(
                    "RESTS_ON_DURATION",
                    "/durationH",
                    "This rests on an even infusion over " + Figures.of(given.hours())
                            + " h; within one hour it would be "
                            + given.atOnce().text() + " " + criterion.limit().printedUnit());
        }
    }
}
