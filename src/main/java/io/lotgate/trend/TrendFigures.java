package io.lotgate.trend;

import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The numbers of a trend as page, workbook and report print them: statistics with so many decimals that the deviation
 * shows three digits, indices and factors with fixed ones. Calculated with all digits, shortened here only.
 */
public final class TrendFigures {
    private static final int SHOWN = 3;
    private static final int MOST_DECIMALS = 9;

    private final Trend trend;
    private final int decimals;

    public TrendFigures(Trend trend) {
        this.trend = trend;
        this.decimals = decimals(trend.moments());
    }

    /** As many as show the deviation with three digits. */
    static int decimals(Optional<Moments> moments) {
        return moments.map(Moments::deviation)
                .filter(deviation -> deviation.signum() > 0)
                .map(deviation -> SHOWN - (deviation.precision() - deviation.scale()))
                .map(wanted -> Math.max(0, Math.min(MOST_DECIMALS, wanted)))
                .orElse(2);
    }

    /**
     * One line of the summary.
     *
     * @param note what it rests on, "" for nothing to say
     */
    public record Figure(String label, String value, String note) {}

    /** Everything that is stated about the values, in the order of the report. */
    public List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "Values in the limits",
                Integer.toString(trend.values().size()),
                trend.provisional()
                        ? "limits are provisional: fewer than " + trend.lotsForLimits() + " lots"
                        : "at least " + trend.lotsForLimits() + ", as configured"));
        long leftOut = trend.points().stream().filter(point -> !point.counts()).count();
        figures.add(new Figure("Shown, but in no limit", Long.toString(leftOut), leftOut == 0 ? "" : "see the table"));
        trend.measurand().limits().stream()
                .map(Limit::print)
                .forEach(limit -> figures.add(new Figure("Acceptance limit", unit(limit), "newest version")));
        trend.limits().ifPresent(limits -> control(figures, limits));
        trend.capability().ifPresent(found -> capability(figures, found));
        trend.tolerance().ifPresent(found -> tolerance(figures, found));
        apart(figures);
        return figures;
    }

    private void control(List<Figure> figures, ControlLimits limits) {
        figures.add(new Figure("Mean", unit(number(limits.centre())), ""));
        if (limits.spread()) {
            figures.add(new Figure(
                    "Control limits",
                    number(limits.lower()) + " to " + unit(number(limits.upper())),
                    "mean ± 3σ, σ = " + number(limits.sigma()) + ", "
                            + limits.constants().words()));
        } else {
            figures.add(new Figure("Control limits", "none", "the values in a row do not differ"));
        }
        figures.add(new Figure("Mean moving range", unit(number(limits.meanRange())), ""));
        figures.add(new Figure("Limit of the moving range", unit(number(limits.rangeUpper())), "D4 × mean range"));
        trend.moments().ifPresent(moments -> {
            figures.add(new Figure("Standard deviation s", unit(number(moments.deviation())), "overall"));
            if (moments.deviation().signum() > 0) {
                figures.add(new Figure(
                        "Autocorrelation r(1)",
                        Moments.autocorrelation(trend.values())
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString(),
                        "near 0 where lots are independent"));
            }
        });
    }

    private static void capability(List<Figure> figures, Capability found) {
        index(figures, "Cp", found.cp(), "within, σ from moving ranges");
        index(figures, "Cpk", found.cpk(), "within, σ from moving ranges");
        index(figures, "Pp", found.pp(), "overall, s");
        index(figures, "Ppk", found.ppk(), "overall, s");
    }

    private static void index(List<Figure> figures, String name, Optional<Capability.Index> found, String basis) {
        found.ifPresent(index -> figures.add(new Figure(
                name,
                two(index.value()),
                "95 % interval " + two(index.low()) + " to " + two(index.high()) + ", at least " + two(index.atLeast())
                        + " with 95 %; " + basis)));
    }

    private void tolerance(List<Figure> figures, Trend.ToleranceLimits found) {
        String value = found.low().isPresent() && found.high().isPresent()
                ? number(found.low().get()) + " to " + unit(number(found.high().get()))
                : found.low()
                        .map(low -> "≥ " + unit(number(low)))
                        .orElseGet(() -> "≤ " + unit(number(found.high().orElseThrow())));
        String factor = "95 % of lots with 95 % confidence, were they normal; exact k = " + three(found.factor())
                + found.howe().map(howe -> ", after Howe " + three(howe)).orElse("");
        figures.add(new Figure("Tolerance limits", value, factor));
    }

    /** A value that stands apart is named; it stays in every number. */
    private void apart(List<Figure> figures) {
        List<BigDecimal> values = trend.values();
        if (values.size() < 3 || Moments.of(values).deviation().signum() == 0) {
            return;
        }
        Grubbs found = Grubbs.of(values);
        figures.add(new Figure(
                "Farthest value (Grubbs)",
                found.apart() ? "stands apart: " + unit(number(values.get(found.at()))) : "none stands apart",
                "G = " + three(found.statistic()) + ", critical " + three(found.critical())
                        + " (5 %, two-sided); information only, nothing is left out for it"));
    }

    /** A point's reading as written; a calculated one with at most one decimal more than the statistics. */
    public String reading(Trend.Point point) {
        if (point.reading().isEmpty()) {
            return "–";
        }
        String text = point.reading().get().text();
        int places = text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 1;
        return point.reading().get() instanceof Measured.Exact && places > decimals + 1
                ? print(point.amount().orElseThrow(), decimals + 1)
                : text;
    }

    /** A statistic in the unit of the values, without the unit. */
    public String number(BigDecimal value) {
        return print(value, decimals);
    }

    static String print(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private String unit(String number) {
        return (number + " " + trend.measurand().unit()).strip();
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
