package io.lotgate.web;

import java.util.Map;

/** Plain words for names that the evaluator and the specification use among themselves. */
final class Words {
    private static final Map<String, String> METHODS = Map.of(
            "numeric", "Measured value",
            "qualitative", "Finding",
            "culture", "Culture",
            "markers", "Marker panel",
            "cell-count", "Cell count",
            "endotoxin", "Endotoxin by body weight",
            "dose-per-kg", "Dose per kilogram");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("rounded", "Rounded"),
            Map.entry("day", "Day of reading"),
            Map.entry("viablePerMl", "Viable cells per mL"),
            Map.entry("viability", "Viability, %"),
            Map.entry("limitPerMl", "Limit per mL"),
            Map.entry("exposure", "Exposure"),
            Map.entry("targetCells", "Target cells"),
            Map.entry("volumeMl", "Volume given, mL"),
            Map.entry("drawMl", "Volume to draw, mL"),
            Map.entry("deliveredPerKg", "Delivered per kg"),
            Map.entry("percentOfTarget", "Percent of target"),
            Map.entry("capped", "Capped"),
            Map.entry("containers", "Containers"));

    private Words() {}

    static String method(String name) {
        return METHODS.getOrDefault(name, name);
    }

    static String value(String name) {
        return VALUES.getOrDefault(name, name);
    }
}
