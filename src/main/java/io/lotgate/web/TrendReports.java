package io.lotgate.web;

import io.lotgate.certificate.TrendReport;
import io.lotgate.trend.Trend;
import io.lotgate.trend.TrendFigures;
import io.lotgate.trend.TrendPicture;
import io.lotgate.trend.TrendSheet;
import io.lotgate.trend.Trends;
import java.util.List;
import java.util.stream.Collectors;

/** A trend as the report that is printed: the same picture, figures and values as on the page. */
final class TrendReports {
    private TrendReports() {}

    static TrendReport of(Trend trend, TrendSheet.Heading heading) {
        TrendFigures figures = new TrendFigures(trend);
        TrendPicture picture = new TrendPicture(trend);
        boolean drawn = trend.points().stream().anyMatch(point -> point.amount().isPresent());
        return new TrendReport(
                heading.site(),
                heading.sampleData(),
                "Trend of " + heading.test(),
                heading.product(),
                "Made " + TimeView.of(heading.madeAt(), heading.zone()).text() + " (" + heading.zone() + ") by "
                        + heading.madeBy(),
                heading.madeAt(),
                trend.provisional()
                        ? "Limits are provisional: they rest on fewer than " + trend.lotsForLimits() + " lots."
                        : "",
                drawn ? picture.svg(TrendPicture.PRINTED) : "",
                picture.words(),
                figures.all().stream()
                        .map(figure -> new TrendReport.Line(figure.label(), figure.value(), figure.note()))
                        .toList(),
                trend.rules().words(),
                trend.rules().all(),
                List.of(
                        "Lot",
                        "Specification",
                        trend.order() == Trends.Order.MANUFACTURE ? "Manufactured" : "Measured",
                        ("Value " + trend.measurand().unit()).strip(),
                        "Moving range",
                        "In the limits",
                        "Signals"),
                trend.points().stream()
                        .map(point -> row(point, figures, heading))
                        .toList());
    }

    private static List<String> row(Trend.Point point, TrendFigures figures, TrendSheet.Heading heading) {
        return List.of(
                point.number(),
                point.reference(),
                TimeView.of(point.at(), heading.zone()).text(),
                figures.reading(point),
                point.range().map(figures::number).orElse("") + (point.rangeOut() ? ", above its limit" : ""),
                point.counts() ? "yes" : "no: " + point.leftOut(),
                point.signals().stream()
                        .map(signal -> signal.name() + ": " + signal.words())
                        .collect(Collectors.joining("; ")));
    }
}
