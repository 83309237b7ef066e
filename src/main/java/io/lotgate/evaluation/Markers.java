package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A panel of cell markers by flow cytometry, each in percent with its own limit. */
final class Markers implements Method<Markers.Criterion> {
    record Marker(String name, Limits limits) {}

    record Criterion(List<Marker> markers, Optional<Long> minEvents) {}

    @Override
    public String name() {
        return "markers";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        Limits.Defaults defaults = Limits.Defaults.measured().in(Unit.PERCENT).read(source);
        List<Marker> markers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Source item : source.items("markers")) {
            Optional<Limits> limits = Limits.required(item, defaults);
            limits.flatMap(Limits::unit)
                    .filter(unit -> !unit.equals(Unit.PERCENT))
                    .ifPresent(unit -> item.error("UNIT_MISMATCH", "unit", "Markers are given in %"));
            Optional<String> name = item.text("name");
            if (name.filter(text -> !names.add(Readings.comparable(text))).isPresent()) {
                item.error("NAME_TWICE", "name", "Two markers have this name");
            }
            name.ifPresent(text -> limits.ifPresent(limit -> markers.add(new Marker(text, limit))));
        }
        Optional<Long> minEvents = source.given("minEvents", source::count);
        return markers.isEmpty() ? Optional.empty() : Optional.of(new Criterion(List.copyOf(markers), minEvents));
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return criterion.markers().stream()
                .map(marker -> marker.name() + " " + marker.limits().print())
                .toList();
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        return IntStream.range(0, criterion.markers().size())
                .mapToObj(i -> fields("/markers/" + i, criterion.markers().get(i), criterion.minEvents()))
                .flatMap(List::stream)
                .toList();
    }

    /** Where a number of events is asked for, counts are entered, otherwise the percentage. */
    private static List<Field> fields(String at, Marker marker, Optional<Long> minEvents) {
        Field name = Field.constant(at + "/name", "Marker", marker.name());
        if (minEvents.isEmpty()) {
            Field percent = Field.asked(at + "/percent", marker.name(), Kind.CENSORED);
            return List.of(name, percent.in("%").limitedBy(marker.limits()));
        }
        return List.of(
                name,
                Field.asked(at + "/positives", marker.name() + " positive events", Kind.INTEGER)
                        .limitedBy(marker.limits().print()),
                Field.asked(at + "/events", marker.name() + " events", Kind.INTEGER)
                        .limitedBy("≥ " + minEvents.get()));
    }

    @Override
    public ObjectNode following(ObjectNode observation, JsonNode before) {
        return Earlier.added(observation, before, List.of("markers"));
    }

    /** Adds the events counted before to those of the same marker; a percentage without counts cannot be added. */
    private static void pool(Source before, Map<String, MarkerReading> readings) {
        before.items("markers").forEach(item -> item.text("name").ifPresent(name -> MarkerReading.read(item, name)
                .ifPresent(earlier -> readings.computeIfPresent(
                        Readings.comparable(name), (key, reading) -> reading.plus(earlier)))));
    }

    @Override
    public List<Measurand> measurands(Criterion criterion) {
        return criterion.markers().stream()
                .map(marker -> Measurand.of(marker.name(), marker.name(), marker.limits()))
                .toList();
    }

    @Override
    public Map<String, Measured> readings(Criterion criterion, Source observation) {
        Map<String, MarkerReading> readings = read(observation);
        Map<String, Measured> percents = new LinkedHashMap<>();
        criterion.markers().forEach(marker -> Optional.ofNullable(readings.get(Readings.comparable(marker.name())))
                .ifPresent(reading -> percents.put(marker.name(), reading.percent())));
        return percents;
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        Map<String, MarkerReading> readings = read(observation);
        Panel panel = new Panel(criterion, notes);
        for (int i = 0; i < criterion.markers().size(); i++) {
            String name = criterion.markers().get(i).name();
            panel.judge(i, Optional.ofNullable(readings.remove(Readings.comparable(name))));
        }
        readings.values()
                .forEach(extra -> notes.info(
                        "NOT_IN_PANEL",
                        extra.where(),
                        extra.name() + " is not part of this criterion and was not judged"));
        return Optional.of(panel.outcome());
    }

    /** Every marker of the observation, what was counted before added. */
    private static Map<String, MarkerReading> read(Source observation) {
        Map<String, MarkerReading> readings = new HashMap<>();
        for (Source item : observation.items("markers")) {
            item.text("name").ifPresent(name -> MarkerReading.read(item, name).ifPresent(reading -> {
                if (Optional.ofNullable(readings.put(Readings.comparable(name), reading))
                        .isPresent()) {
                    item.error("NAME_TWICE", "name", "This marker is given twice");
                }
            }));
        }
        if (observation.hasSome("earlier")) {
            Earlier.of(observation).forEach(before -> pool(before, readings));
        }
        return readings;
    }
}
