package io.lotgate.trend;

import io.lotgate.sheet.Workbook;
import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A trend as a workbook for the yearly product review: every value, every statistic, and what they rest on. */
public final class TrendSheet {
    private TrendSheet() {}

    /**
     * Who and what the export is of.
     *
     * @param sampleData whether it is marked SAMPLE
     * @param zone zone of the site, in which moments are given
     */
    public record Heading(
            String site, boolean sampleData, String product, String test, Instant madeAt, String madeBy, ZoneId zone) {}

    /** The workbook as xlsx. */
    public static byte[] xlsx(Trend trend, Heading heading) {
        return new Workbook(List.of(values(trend, heading), figures(trend, heading))).bytes();
    }

    private static Workbook.Page values(Trend trend, Heading heading) {
        String unit = trend.measurand().unit();
        String value = unit.isEmpty() ? "Value" : "Value (" + unit + ")";
        String date = trend.order() == Trends.Order.MANUFACTURE ? "Manufactured" : "Measured";
        List<List<Workbook.Cell>> rows = trend.points().stream()
                .map(point -> row(point, trend.limits(), heading.zone()))
                .toList();
        return new Workbook.Page(
                "Values",
                List.of(
                        "Lot",
                        "Specification",
                        "Attempt",
                        date,
                        value,
                        "As measured",
                        "Moving range",
                        "In the limits",
                        "Signals",
                        "Lower control limit",
                        "Mean",
                        "Upper control limit"),
                rows);
    }

    private static List<Workbook.Cell> row(Trend.Point point, Optional<ControlLimits> limits, ZoneId zone) {
        boolean exact = point.reading().filter(Measured.Exact.class::isInstance).isPresent();
        String signals = point.signals().stream()
                .map(signal -> signal.name() + ": " + signal.words())
                .collect(Collectors.joining("; "));
        return List.of(
                text(point.number()),
                text(point.reference()),
                number(BigDecimal.valueOf(point.attempt())),
                new Workbook.Moment(LocalDateTime.ofInstant(point.at(), zone)),
                exact ? number(point.amount().orElseThrow()) : text(""),
                text(point.reading().map(Measured::text).orElse("")),
                point.range().map(TrendSheet::number).orElseGet(() -> text("")),
                text(point.counts() ? "yes" : "no: " + point.leftOut()),
                text(signals),
                limits.map(ControlLimits::lower).map(TrendSheet::number).orElseGet(() -> text("")),
                limits.map(ControlLimits::centre).map(TrendSheet::number).orElseGet(() -> text("")),
                limits.map(ControlLimits::upper).map(TrendSheet::number).orElseGet(() -> text("")));
    }

    private static Workbook.Page figures(Trend trend, Heading heading) {
        List<List<Workbook.Cell>> rows = new ArrayList<>();
        if (heading.sampleData()) {
            rows.add(line("SAMPLE DATA", "not for clinical use", ""));
        }
        rows.add(line("Site", heading.site(), ""));
        rows.add(line("Product", heading.product(), trend.product()));
        rows.add(line("Test", heading.test(), trend.measurand().name()));
        rows.add(List.of(
                text("Made"),
                new Workbook.Moment(LocalDateTime.ofInstant(heading.madeAt(), heading.zone())),
                text("by " + heading.madeBy() + ", times in " + heading.zone())));
        rows.add(line(
                "Rules", trend.rules().words(), String.join("; ", trend.rules().all())));
        new TrendFigures(trend).all().forEach(figure -> rows.add(line(figure.label(), figure.value(), figure.note())));
        trend.measurand().limits().stream()
                .map(Limit::bound)
                .forEach(bound ->
                        rows.add(List.of(text("Acceptance limit, as a number"), number(bound.value()), text(""))));
        return new Workbook.Page("Figures", List.of("What", "Value", "Rests on"), rows);
    }

    private static List<Workbook.Cell> line(String label, String value, String note) {
        return List.of(text(label), text(value), text(note));
    }

    private static Workbook.Cell text(String text) {
        return new Workbook.Text(text);
    }

    private static Workbook.Cell number(BigDecimal value) {
        return new Workbook.Amount(value);
    }
}
