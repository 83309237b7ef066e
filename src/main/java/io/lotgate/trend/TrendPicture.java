package io.lotgate.trend;

import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The chart of a trend: individuals above, moving ranges below, one point a value in the order of the chart. Signals are
 * diamonds with the numbers of their rules, values in no limit are open; every mark says on hover what it stands for.
 */
public final class TrendPicture {
    /** Colours for paper; lines and shapes differ without them. */
    public static final String PRINTED = "text{font-family:Noto Sans;font-size:12.5px;fill:#17222e}"
            + ".title{font-weight:bold;font-size:13px}.note{fill:#44525f;font-size:12px}"
            + ".name{fill:#44525f;font-size:11px;text-anchor:end}"
            + ".rule{fill:#a51d1a;font-weight:bold;text-anchor:middle}.off{text-anchor:middle;font-size:11px}"
            + ".join{stroke:#76838f;stroke-width:1}.centre{stroke:#17663a;stroke-width:1.5}"
            + ".control{stroke:#0a5a83;stroke-width:1.5;stroke-dasharray:6 4}"
            + ".specified{stroke:#a51d1a;stroke-width:2;stroke-dasharray:2 3}"
            + ".is-centre{fill:#17663a}.is-control{fill:#0a5a83}.is-specified{fill:#a51d1a;font-weight:bold}"
            + ".point{fill:#17222e}.is-signal{fill:#a51d1a}"
            + ".is-left-out{fill:none;stroke:#44525f;stroke-width:1.6}";

    private static final int WIDTH = 960;
    private static final int LEFT = 24;
    private static final int RIGHT = 816;
    private static final int TOP = 40;
    private static final int MIDDLE = 300;
    private static final int RANGES = 346;
    private static final int BOTTOM = 446;
    private static final int HEIGHT = 528;
    private static final int LABEL_HEIGHT = 15;
    private static final int MOST_NAMES = 32;

    private final Trend trend;
    private final TrendFigures figures;
    private final double step;

    public TrendPicture(Trend trend) {
        this.trend = trend;
        this.figures = new TrendFigures(trend);
        this.step = (double) (RIGHT - LEFT) / Math.max(1, trend.points().size());
    }

    /** A line across the chart with its label at the right end. */
    private record Level(String kind, BigDecimal value, String label) {}

    /** Values to heights. */
    private record Scale(double low, double high, int top, int bottom) {
        static Scale of(Stream<BigDecimal> values, int top, int bottom) {
            var known = values.mapToDouble(BigDecimal::doubleValue).summaryStatistics();
            double width = known.getMax() - known.getMin();
            double margin = width > 0 ? width * 0.06 : Math.max(Math.abs(known.getMax()) * 0.05, 1e-6);
            return new Scale(known.getMin() - margin, known.getMax() + margin, top, bottom);
        }

        double at(BigDecimal value) {
            return bottom - (value.doubleValue() - low) / (high - low) * (bottom - top);
        }

        /** On the edge for a value beyond it: one that is in no limit must not flatten those that are. */
        double framed(BigDecimal value) {
            return Math.max(top, Math.min(bottom, at(value)));
        }
    }

    /**
     * The picture as SVG.
     *
     * @param style rules of CSS for a reader without ours, such as {@link #PRINTED}; "" on our pages
     */
    public String svg(String style) {
        Svg svg = new Svg(WIDTH, HEIGHT, words(), style);
        svg.text("title", LEFT, 18, "Individuals, " + named() + ", by " + order());
        svg.text("note", LEFT, 33, rests());
        individuals(svg);
        ranges(svg);
        names(svg);
        return svg.end();
    }

    private String named() {
        String unit = trend.measurand().unit();
        return trend.measurand().name() + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    private String order() {
        return trend.order() == Trends.Order.MANUFACTURE ? "date of manufacture" : "date of the result";
    }

    /** What the chart rests on: a limit without it means nothing. */
    private String rests() {
        String constants =
                trend.limits().map(limits -> ", " + limits.constants().words()).orElse("");
        return "Rules: " + trend.rules().words() + constants
                + (trend.provisional() ? ". Limits provisional: fewer than " + trend.lotsForLimits() + " lots" : "");
    }

    /** What the picture shows, for those who do not see it. */
    public String words() {
        long signals = trend.points().stream()
                .filter(point -> !point.signals().isEmpty())
                .count();
        return "Control chart of " + trend.measurand().name() + " over "
                + trend.values().size() + " lots; points with a signal: " + signals
                + ". The table below has every value.";
    }

    private void individuals(Svg svg) {
        List<Level> levels = new ArrayList<>();
        trend.limits().ifPresent(limits -> {
            levels.add(new Level("centre", limits.centre(), "mean " + figures.number(limits.centre())));
            if (limits.spread()) {
                levels.add(new Level("control", limits.upper(), "UCL " + figures.number(limits.upper())));
                levels.add(new Level("control", limits.lower(), "LCL " + figures.number(limits.lower())));
            }
        });
        for (Limit limit : trend.measurand().limits()) {
            levels.add(new Level("specified", limit.bound().value(), "limit " + limit.print()));
        }
        List<BigDecimal> amounts = trend.points().stream()
                .map(Trend.Point::amount)
                .flatMap(Optional::stream)
                .toList();
        if (amounts.isEmpty()) {
            return;
        }
        List<BigDecimal> framed = trend.values().isEmpty() ? amounts : trend.values();
        Scale scale = Scale.of(Stream.concat(framed.stream(), levels.stream().map(Level::value)), TOP + 12, MIDDLE);
        levels(svg, levels, scale);
        joined(svg, scale, point -> point.counts() ? point.amount() : Optional.empty());
        for (int i = 0; i < trend.points().size(); i++) {
            Trend.Point point = trend.points().get(i);
            double x = x(i);
            point.amount().ifPresent(amount -> {
                svg.mark(mark(point), x, scale.framed(amount), title(point));
                if (scale.at(amount) != scale.framed(amount)) {
                    boolean above = scale.at(amount) < scale.framed(amount);
                    svg.text("off", x, scale.framed(amount) + (above ? -8 : 17), figures.reading(point));
                }
                if (!point.signals().isEmpty()) {
                    svg.text("rule", x, scale.at(amount) - 10, rules(point));
                }
            });
        }
    }

    private void ranges(Svg svg) {
        svg.text("title", LEFT, RANGES - 12, "Moving ranges");
        List<Level> levels = trend.limits().stream()
                .flatMap(limits -> Stream.of(
                        new Level("centre", limits.meanRange(), "mean " + figures.number(limits.meanRange())),
                        new Level("control", limits.rangeUpper(), "UCL " + figures.number(limits.rangeUpper()))))
                .toList();
        if (levels.isEmpty()) {
            return;
        }
        Stream<BigDecimal> known = Stream.concat(
                trend.points().stream().map(Trend.Point::range).flatMap(Optional::stream),
                levels.stream().map(Level::value));
        Scale scale = Scale.of(Stream.concat(known, Stream.of(BigDecimal.ZERO)), RANGES, BOTTOM);
        levels(svg, levels, scale);
        joined(svg, scale, Trend.Point::range);
        for (int i = 0; i < trend.points().size(); i++) {
            Trend.Point point = trend.points().get(i);
            double x = x(i);
            Svg.Mark mark = point.rangeOut() ? Svg.Mark.SIGNAL : Svg.Mark.INSIDE;
            String out = point.rangeOut() ? ", above the limit of the ranges" : "";
            point.range()
                    .ifPresent(range -> svg.mark(
                            mark,
                            x,
                            scale.at(range),
                            point.number() + ": moving range " + figures.number(range) + out));
        }
    }

    private void levels(Svg svg, List<Level> levels, Scale scale) {
        double last = Double.NEGATIVE_INFINITY;
        List<Level> downwards = levels.stream()
                .sorted(Comparator.comparing(Level::value).reversed())
                .toList();
        for (Level level : downwards) {
            double y = scale.at(level.value());
            svg.line(level.kind(), LEFT, y, RIGHT, y);
            last = Math.max(y + 4, last + LABEL_HEIGHT); // labels never cover each other
            svg.text("level is-" + level.kind(), RIGHT + 6.0, last, level.label());
        }
    }

    private void joined(Svg svg, Scale scale, java.util.function.Function<Trend.Point, Optional<BigDecimal>> value) {
        int before = -1;
        for (int i = 0; i < trend.points().size(); i++) {
            Optional<BigDecimal> here = value.apply(trend.points().get(i));
            if (here.isPresent()) {
                if (before >= 0) {
                    BigDecimal earlier = value.apply(trend.points().get(before)).orElseThrow();
                    svg.line("join", x(before), scale.at(earlier), x(i), scale.at(here.get()));
                }
                before = i;
            }
        }
    }

    private void names(Svg svg) {
        int every = 1 + (trend.points().size() - 1) / MOST_NAMES;
        for (int i = 0; i < trend.points().size(); i += every) {
            String number = trend.points().get(i).number();
            String shown = number.length() > 14 ? number.substring(0, 13) + "…" : number;
            svg.slanted("name", x(i) + 4, BOTTOM + 16.0, shown);
        }
    }

    private double x(int place) {
        return LEFT + (place + 0.5) * step;
    }

    private static Svg.Mark mark(Trend.Point point) {
        Measured reading = point.reading().orElseThrow();
        if (reading instanceof Measured.Below) {
            return Svg.Mark.BELOW;
        }
        if (reading instanceof Measured.Above) {
            return Svg.Mark.ABOVE;
        }
        if (!point.counts()) {
            return Svg.Mark.LEFT_OUT;
        }
        return point.signals().isEmpty() ? Svg.Mark.INSIDE : Svg.Mark.SIGNAL;
    }

    private static String rules(Trend.Point point) {
        return point.signals().stream()
                .map(signal -> Integer.toString(signal.rule()))
                .collect(Collectors.joining(","));
    }

    private String title(Trend.Point point) {
        String value = point.number() + ": "
                + (figures.reading(point) + " " + trend.measurand().unit()).strip();
        String signals = point.signals().stream()
                .map(signal -> ". " + signal.name() + ": " + signal.words())
                .collect(Collectors.joining());
        return value + (point.counts() ? "" : ", " + point.leftOut()) + signals;
    }
}
