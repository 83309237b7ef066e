package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.node.ObjectNode;

/** A marker panel while it is judged, marker by marker. */
final class Panel {
    private static final double TAIL = 0.025;
    private static final BigFraction HALF = BigFraction.of(50);

    private final Markers.Criterion criterion;
    private final Notes notes;
    private final List<String> reported = new ArrayList<>();
    private Verdict verdict = Verdict.CONFORMS;

    Panel(Markers.Criterion criterion, Notes notes) {
        this.criterion = criterion;
        this.notes = notes;
    }

    void judge(int index, Optional<MarkerReading> found) {
        Markers.Marker marker = criterion.markers().get(index);
        if (found.isEmpty()) {
            notes.error(
                    "MARKER_MISSING", "/markers/" + index + "/percent", "The marker " + marker.name() + " is needed");
            return;
        }
        MarkerReading reading = found.get();
        reading.positives()
                .ifPresent(positives -> notes.working(marker.name() + ": 100 x " + positives + " / "
                        + reading.events().orElseThrow() + " = "
                        + reading.percent().text() + " %"));
        Judged judged = marker.limits()
                .judge(reading.percent())
                .named(marker.name())
                .noted(notes, reading.where(), marker.name());
        verdict = verdict.and(judged.verdict());
        plausible(marker, reading);
        ObjectNode values = notes.values().putObject(marker.name());
        values.put("rounded", judged.rounded());
        interval(marker, reading, values);
        enough(marker, reading);
        reported.add(marker.name() + " " + judged.rounded() + " %");
    }

    /** 0.98 beside a limit of 95 % is a fraction, not a percentage. */
    private void plausible(Markers.Marker marker, MarkerReading reading) {
        boolean high = marker.limits().all().stream()
                .anyMatch(limit -> limit.sign().lower() && limit.bound().exact().compareTo(HALF) >= 0);
        BigFraction percent = reading.percent().amount();
        if (high && reading.positives().isEmpty() && percent.signum() > 0 && percent.compareTo(BigFraction.ONE) <= 0) {
            notes.warning(
                    "UNUSUAL_PERCENTAGE",
                    reading.where() + "/percent",
                    "Read as " + reading.percent().text() + " %: check that it is not a fraction");
        }
    }

    private void interval(Markers.Marker marker, MarkerReading reading, ObjectNode values) {
        if (reading.positives().isEmpty()) {
            return;
        }
        long positives = reading.positives().get();
        long events = reading.events().orElseThrow();
        String lower = Figures.percent(Binomial.lower(positives, events, TAIL));
        String upper = Figures.percent(Binomial.upper(positives, events, TAIL));
        values.put("lower95", lower).put("upper95", upper);
        notes.working(marker.name() + ": exact 95 % limits " + lower + " % and " + upper
                + " % (Clopper-Pearson, information only)");
    }

    /** Too few events can hide a failure but not make one: a value outside its limit stays outside. */
    private void enough(Markers.Marker marker, MarkerReading reading) {
        if (criterion.minEvents().isEmpty()) {
            return;
        }
        long wanted = criterion.minEvents().get();
        if (reading.events().isEmpty()) {
            notes.error(
                    "NO_DENOMINATOR",
                    reading.where() + "/events",
                    "The number of events is needed: at least " + wanted);
        } else if (reading.events().get() < wanted) {
            verdict = verdict.and(Verdict.INCONCLUSIVE);
            notes.working(marker.name() + ": " + reading.events().get() + " events < " + wanted);
            notes.warning("TOO_FEW_EVENTS", reading.where(), marker.name() + " has fewer than " + wanted + " events");
        }
    }

    Outcome outcome() {
        return Outcome.of(verdict, String.join("; ", reported));
    }
}
