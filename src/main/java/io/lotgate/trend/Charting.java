package io.lotgate.trend;

import io.lotgate.evaluation.Measurand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a trend of its attempts: a pure function of them. */
record Charting(
        Trends.Query query,
        List<Measurand> measurands,
        Measurand measurand,
        Trends.Policy policy,
        List<Trends.Attempt> unordered) {
    private static final double COVERAGE = 0.95;
    private static final double CONFIDENCE = 0.95;

    Trend trend() {
        List<Trends.Attempt> attempts = unordered.stream()
                .sorted(Comparator.comparing((Trends.Attempt one) -> one.at(query.order()))
                        .thenComparing(Trends.Attempt::result, Trends.READ))
                .toList();
        List<BigDecimal> values = attempts.stream()
                .filter(one -> one.leftOut().isEmpty())
                .map(one -> Trends.number(one.reading().orElseThrow()))
                .toList();
        Optional<ControlLimits> limits =
                values.size() < 2 ? Optional.empty() : Optional.of(ControlLimits.of(values, policy.constants()));
        RuleSet rules = query.rules().orElse(policy.rules());
        return new Trend(
                query.product(),
                query.test(),
                measurands,
                measurand,
                query.order(),
                rules,
                points(attempts, values, limits, rules),
                policy.lotsForLimits(),
                limits,
                limits.filter(ControlLimits::spread).flatMap(within -> capability(values, within)),
                values.size() < 2 ? Optional.empty() : Optional.of(tolerance(Moments.of(values))));
    }

    private List<Trend.Point> points(
            List<Trends.Attempt> attempts, List<BigDecimal> values, Optional<ControlLimits> limits, RuleSet rules) {
        List<Signal> signals = limits.filter(ControlLimits::spread)
                .map(known -> rules.signals(values.stream().map(known::distance).toList()))
                .orElse(List.of());
        var byPlace = signals.stream().collect(Collectors.groupingBy(Signal::at));
        List<BigDecimal> ranges = ControlLimits.ranges(values);
        List<Trend.Point> points = new ArrayList<>();
        int place = 0;
        for (Trends.Attempt one : attempts) {
            boolean counts = one.leftOut().isEmpty();
            Optional<BigDecimal> range = counts && place > 0 ? Optional.of(ranges.get(place - 1)) : Optional.empty();
            points.add(new Trend.Point(
                    one.history().number(),
                    one.history().reference(),
                    one.result().attempt(),
                    one.at(query.order()),
                    one.reading(),
                    one.leftOut(),
                    range,
                    counts ? byPlace.getOrDefault(place, List.of()) : List.of(),
                    range.filter(far -> far.compareTo(limits.orElseThrow().rangeUpper()) > 0)
                            .isPresent()));
            place += counts ? 1 : 0;
        }
        return points;
    }

    private Optional<Capability> capability(List<BigDecimal> values, ControlLimits within) {
        Optional<BigDecimal> low = Trend.bounds(measurand, true).findFirst();
        Optional<BigDecimal> high = Trend.bounds(measurand, false).findFirst();
        return low.isEmpty() && high.isEmpty()
                ? Optional.empty()
                : Optional.of(Capability.of(Moments.of(values), within, low, high));
    }

    /** On the side of the acceptance limit where there is one only, otherwise on both. */
    private Trend.ToleranceLimits tolerance(Moments moments) {
        boolean low = Trend.bounds(measurand, true).findFirst().isPresent();
        boolean high = Trend.bounds(measurand, false).findFirst().isPresent();
        boolean both = low == high;
        double factor = both
                ? Tolerance.twoSided(moments.n(), COVERAGE, CONFIDENCE)
                : Tolerance.oneSided(moments.n(), COVERAGE, CONFIDENCE);
        BigDecimal width = moments.deviation().multiply(BigDecimal.valueOf(factor));
        return new Trend.ToleranceLimits(
                factor,
                both || low ? Optional.of(moments.mean().subtract(width)) : Optional.empty(),
                both || high ? Optional.of(moments.mean().add(width)) : Optional.empty(),
                both ? Optional.of(Tolerance.howe(moments.n(), COVERAGE, CONFIDENCE)) : Optional.empty());
    }
}
