package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Viable cells per mL and viability, from a haemocytometer's counts, from a total with its viability, or as the counter
 * itself gives them; several counts of one preparation make one result.
 */
final class CellCount implements Method<CellCount.Criterion> {
    private static final int PRINTED_DIGITS = 4;
    private static final String VIABILITY = "viability";
    private static final String PER_ML = "viablePerMl";

    /** @param minCounts counts that make one result */
    record Criterion(Optional<Limits> viability, long minCounts, Optional<Replicates> replicates) {}

    @Override
    public String name() {
        return "cell-count";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        Optional<Limits> viability = Optional.empty();
        if (source.has("viability")) {
            Source limit = source.at("viability");
            viability = Limits.required(limit, Limits.Defaults.measured().in(Unit.PERCENT));
            if (viability
                    .flatMap(Limits::unit)
                    .filter(unit -> !unit.equals(Unit.PERCENT))
                    .isPresent()) {
                limit.error("UNIT_MISMATCH", "unit", "Viability is given in %");
            }
        }
        Optional<Replicates> replicates = Replicates.read(source);
        long counts = source.given("minCounts", source::count).orElse(1L);
        if (counts < 1 || counts > CountReading.MOST) {
            source.error("OUT_OF_RANGE", "minCounts", "Between 1 and " + CountReading.MOST + " counts are possible");
        }
        long needed = Math.max(counts, replicates.map(Replicates::count).orElse(1L));
        return Optional.of(new Criterion(viability, needed, replicates));
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return criterion.viability().map(limits -> "viability " + limits.print()).stream()
                .toList();
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        if (criterion.minCounts() == 1) {
            return fields(criterion, "", "").toList();
        }
        return IntStream.range(0, (int) criterion.minCounts())
                .boxed()
                .flatMap(i -> fields(criterion, "/counts/" + i, ", count " + (i + 1)))
                .toList();
    }

    private static Stream<Field> fields(Criterion criterion, String at, String suffix) {
        Field viability = Field.asked(at + "/viability", "Viability" + suffix, Kind.DECIMAL)
                .in("%");
        return Stream.of(
                Field.asked(at + "/viablePerMl", "Viable cells per mL" + suffix, Kind.DECIMAL)
                        .in("cells/mL"),
                criterion.viability().map(viability::limitedBy).orElse(viability));
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        List<Source> counts = observation.isList() || observation.has("counts")
                ? CountReading.list(observation)
                : List.of(observation);
        List<CountReading> readings = counts.stream()
                .map(CountReading::read)
                .flatMap(Optional::stream)
                .toList();
        if (readings.size() < counts.size() || readings.isEmpty()) {
            return Optional.empty();
        }
        if (readings.size() < criterion.minCounts()) {
            notes.error("TOO_FEW_COUNTS", "", criterion.minCounts() + " counts are needed");
            return Optional.empty();
        }
        if (criterion.replicates().isPresent() && readings.size() > criterion.minCounts()) {
            notes.error(
                    "TOO_MANY_COUNTS",
                    "",
                    criterion.minCounts() + " counts make one result, not " + readings.size()
                            + ": enter those of the run, and hand further ones to quality assurance");
            return Optional.empty();
        }
        if (readings.stream().map(CountReading::kind).distinct().count() > 1) {
            notes.error("MIXED_COUNTS", "", "Counts of different kinds cannot be made one result");
            return Optional.empty();
        }
        if (criterion.replicates().isPresent()) {
            criterion
                    .replicates()
                    .get()
                    .mean(readings.stream().map(CountReading::viablePerMl).toList(), observation, "counts");
        }
        Outcome together = judge(criterion, CountReading.together(readings, notes), notes);
        return Optional.of(criterion
                .viability()
                .filter(limits -> together.verdict() == Verdict.CONFORMS)
                .map(limits -> eachInside(limits, readings, counts, together, notes))
                .orElse(together));
    }

    @Override
    public List<Measurand> measurands(Criterion criterion) {
        Measurand viability = criterion
                .viability()
                .map(limits -> Measurand.of(VIABILITY, "Viability", limits))
                .orElse(new Measurand(VIABILITY, "Viability", Unit.PERCENT.print(), List.of()));
        return List.of(viability, new Measurand(PER_ML, "Viable cells per mL", "cells/mL", List.of()));
    }

    @Override
    public Map<String, Measured> readings(Criterion criterion, Source observation) {
        Notes notes = new Notes();
        judge(criterion, observation, notes);
        Map<String, Measured> readings = new LinkedHashMap<>();
        for (String name : List.of(VIABILITY, PER_ML)) {
            Measured.parse(notes.values().path(name).asString(""))
                    .ifPresent(reading -> readings.put(name, asWritten(reading, name, observation)));
        }
        return readings;
    }

    /** The same number with the decimals it was entered with, where it was entered and not calculated. */
    private static Measured asWritten(Measured reading, String name, Source observation) {
        return observation
                .given(name, observation::measured)
                .filter(written -> written.amount().equals(reading.amount()))
                .orElse(reading);
    }

    /** A mean must not hide a count outside the limit: which of them is right, a person has to judge. */
    private static Outcome eachInside(
            Limits limits, List<CountReading> readings, List<Source> counts, Outcome together, Notes notes) {
        boolean inside = true;
        for (int i = 0; i < readings.size(); i++) {
            Judged one = limits.judge(readings.get(i).viability());
            if (one.verdict() != Verdict.CONFORMS) {
                inside = false;
                notes.warning(
                        "COUNT_OUTSIDE_LIMIT",
                        counts.get(i).where(),
                        "The viability of this count, " + one.rounded()
                                + " %, is outside the limit although that of all" + " counts together is inside");
            }
        }
        return inside ? together : Outcome.of(Verdict.INCONCLUSIVE, together.reported());
    }

    private static Outcome judge(Criterion criterion, CountReading result, Notes notes) {
        notes.values().put("viablePerMl", Figures.of(result.viablePerMl()));
        notes.values().put("viability", Figures.of(result.viability().amount()));
        if (criterion.viability().isEmpty()) {
            String perMl = Figures.exponent(Figures.significant(result.viablePerMl(), PRINTED_DIGITS));
            return Outcome.of(Verdict.CONFORMS, perMl + " cells/mL");
        }
        Judged judged =
                criterion.viability().get().judge(result.viability()).noted(notes, "/viability", "The viability");
        return Outcome.of(judged.verdict(), judged.rounded() + " %");
    }
}
