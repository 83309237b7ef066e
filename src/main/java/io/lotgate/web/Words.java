package io.lotgate.web;

import io.lotgate.certificate.SamplePoint;
import java.time.Duration;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain words for names that the evaluator and the specification use among themselves. */
final class Words {
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("numeric", "Measured value"),
            Map.entry("qualitative", "Finding"),
            Map.entry("culture", "Culture"),
            Map.entry("markers", "Marker panel"),
            Map.entry("cell-count", "Cell count"),
            Map.entry("endotoxin", "Endotoxin by body weight"),
            Map.entry("dose-per-kg", "Dose per kilogram"),
            Map.entry("rare-cells", "Rare cells"),
            Map.entry("colonies", "Colonies"),
            Map.entry("digital-pcr", "Digital PCR"),
            Map.entry("karyotype", "Karyotype"),
            Map.entry("copy-number", "Copy number"),
            Map.entry("din", "Donation number"),
            Map.entry("identity-str", "Identity by STR"));

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
            Map.entry("containers", "Containers"),
            Map.entry("found", "Found"),
            Map.entry("examined", "Examined"),
            Map.entry("effectiveCells", "Cells that would have grown"),
            Map.entry("assuredCells", "Cells the bound rests on"),
            Map.entry("upperAtEfficiency", "Upper bound at the efficiency as counted"),
            Map.entry("burdenAtEfficiency", "Burden per dose at the efficiency as counted"),
            Map.entry("fraction", "Fraction of the cells"),
            Map.entry("lower", "Lower bound, one-sided"),
            Map.entry("upper", "Upper bound, one-sided"),
            Map.entry("lower95", "Lower limit of the 95 % interval"),
            Map.entry("upper95", "Upper limit of the 95 % interval"),
            Map.entry("burdenPerDose", "Burden per dose, at most"),
            Map.entry("maxPositives", "Largest count that conforms"),
            Map.entry("cellsForZero", "Cells needed without a positive"),
            Map.entry("positives", "Positive partitions"),
            Map.entry("accepted", "Accepted partitions"),
            Map.entry("lambda", "Copies per partition"),
            Map.entry("copiesPerUl", "Copies per µL"),
            Map.entry("cellFraction", "Fraction of the cells"),
            Map.entry("cellFractionUpper", "Upper bound of the fraction of the cells"),
            Map.entry("match", "Match with the donor, %"),
            Map.entry("formula", "Formula of the match"),
            Map.entry("loci", "Loci compared"),
            Map.entry("shared", "Alleles shared"),
            Map.entry("missing", "Loci not compared"),
            Map.entry("checkCharacter", "Check character"),
            Map.entry("flag", "Flag digits of the check"),
            Map.entry("valid", "Valid"),
            Map.entry("instrument", "The instrument's own figures"));

    private Words() {}

    static String method(String name) {
        return METHODS.getOrDefault(name, name);
    }

    static String value(String name) {
        return VALUES.getOrDefault(name, name);
    }

    /** Where a sample is taken, in the certificate's words. */
    static String samplePoint(String code) {
        return Arrays.stream(SamplePoint.values())
                .filter(point -> point.name().equals(code))
                .findFirst()
                .map(point -> point.text().en())
                .orElse(code);
    }

    /** A length of time in words: {@code 24 months}, {@code 14 days}, {@code 36 hours}. */
    static String span(TemporalAmount span) {
        return span.getUnits().stream()
                .filter(unit -> span.get(unit) != 0)
                .map(unit -> words(span, unit))
                .collect(Collectors.joining(" "));
    }

    private static String words(TemporalAmount span, TemporalUnit unit) {
        if (span instanceof Duration duration) { // its units are seconds and nanoseconds only
            return duration.toHours() % 24 == 0
                    ? counted(duration.toDays(), "day")
                    : duration.toMinutes() % 60 == 0
                            ? counted(duration.toHours(), "hour")
                            : counted(duration.toMinutes(), "minute");
        }
        String name = unit.toString().toLowerCase(Locale.ROOT);
        return counted(span.get(unit), name.substring(0, name.length() - 1));
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** A value of the record as a person reads it: {@code UNDER_TEST} becomes {@code Under test}. */
    static String recorded(String value) {
        return value.matches("[A-Z]{3,}(_[A-Z]+)*") ? Session.words(value) : value;
    }

    /** A field of the record as a person reads it: {@code commandId} becomes {@code command id}. */
    static String field(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
