package io.lotgate.web;

import io.lotgate.trend.TrendFigures.Figure;
import java.util.List;

/**
 * A test over the lots of a product, {@code trends.html}.
 *
 * @param products products with tests that can be followed
 * @param tests the tests of the chosen product
 * @param numbers the numbers of the chosen test; none to choose from where it has one
 * @param chosen name of what is shown; "" while nothing is chosen
 * @param picture the chart as SVG, already escaped; "" while there is no value
 * @param figures statistics in words
 * @param rules the rules looked at, in their order
 * @param points the values in the order of the chart
 */
public record TrendsPage(
        List<FilterRow> products,
        List<FilterRow> tests,
        List<FilterRow> numbers,
        List<FilterRow> orders,
        List<FilterRow> ruleSets,
        String chosen,
        String unit,
        String picture,
        boolean provisional,
        int lotsForLimits,
        List<Figure> figures,
        String ruleSet,
        List<String> rules,
        List<PointRow> points,
        String workbookHref,
        String reportHref) {

    /** Whether any value departs from the others. */
    public boolean signals() {
        return points.stream().anyMatch(point -> !point.signals().isEmpty());
    }

    /**
     * One value.
     *
     * @param range moving range, "" for none
     * @param leftOut why it is in no limit, "" for one that is
     * @param signals rules met, in words
     */
    public record PointRow(
            String number,
            String href,
            String version,
            TimeView at,
            String value,
            String range,
            boolean rangeOut,
            String leftOut,
            List<String> signals) {}
}
