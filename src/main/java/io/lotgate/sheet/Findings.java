package io.lotgate.sheet;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be said about a workbook: each kind once, with how often and where first. */
final class Findings {
    private static final int PLACES = 5;

    private record Kind(String code, Severity severity, String message) {}

    private static final Kind FORMULA = new Kind(
            "FORMULA",
            Severity.WARNING,
            "cells with formulas, which are not evaluated: what they give is not in this file. Export values");
    private static final Kind HIDDEN_ROW =
            new Kind("HIDDEN_ROW", Severity.WARNING, "rows that are hidden in the workbook; they are read and marked");
    private static final Kind HIDDEN_SHEET =
            new Kind("HIDDEN_SHEET", Severity.WARNING, "sheets that are hidden in the workbook; they are not read");
    private static final Kind SINGLE = new Kind(
            "SINGLE_PRECISION",
            Severity.INFO,
            "numbers stored in single precision, taken with the digits that the instrument had");
    private static final Kind CUT = new Kind(
            "ROWS_LEFT_OUT",
            Severity.WARNING,
            "sheets with more than " + Sheets.MOST_ROWS + " rows, of which the others were not read");

    private final Map<Kind, List<String>> places = new LinkedHashMap<>();
    private final Map<Kind, Integer> times = new LinkedHashMap<>();

    void formula(String place) {
        add(FORMULA, place);
    }

    void hiddenRow(String place) {
        add(HIDDEN_ROW, place);
    }

    void hiddenSheet(String name) {
        add(HIDDEN_SHEET, name);
    }

    void single(String place) {
        add(SINGLE, place);
    }

    void cut(String sheet) {
        add(CUT, sheet);
    }

    private void add(Kind kind, String place) {
        times.merge(kind, 1, Integer::sum);
        List<String> known = places.computeIfAbsent(kind, ignored -> new ArrayList<>());
        if (known.size() < PLACES) {
            known.add(place.length() > 60 ? place.substring(0, 60) : place);
        }
    }

    List<Finding> all() {
        return times.keySet().stream().map(this::finding).toList();
    }

    private Finding finding(Kind kind) {
        List<String> known = places.getOrDefault(kind, List.of());
        int count = times.getOrDefault(kind, 0);
        String more = count > known.size() ? " and " + (count - known.size()) + " more" : "";
        String where = (String.join(", ", known) + more).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return new Finding(kind.code(), kind.severity(), "", "the workbook has " + kind.message() + ": " + where + ".");
    }
}
