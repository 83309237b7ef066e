package io.lotgate.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Measurand;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.Result;
import io.lotgate.lot.TestHistory;
import io.lotgate.value.Decimal;
import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import io.lotgate.value.RecordJson;
import io.lotgate.value.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From attempts to a trend and its picture: what counts, in which order, and what is said of the rest. */
class ChartingTest {
    private static final Instant FIRST = Instant.parse("2031-05-01T08:00:00Z");
    private static final Measurand VIABILITY =
            new Measurand("viability", "Viability", "%", List.of(new Limit(Sign.MIN, new Decimal("80"))));

    @Test
    void countsWhatIsExactAndNamesTheRest() {
        Trend trend = trend(attempt(1, "89.1", ""), attempt(2, "<90", "censored"), attempt(3, "88.3", ""));
        assertThat(trend.values()).extracting(Object::toString).containsExactly("89.1", "88.3");
        assertThat(trend.points()).extracting(Trend.Point::leftOut).containsExactly("", "censored", "");
        assertThat(trend.points().get(2).range().orElseThrow())
                .as("a range skips what does not count")
                .isEqualByComparingTo("0.8");
        assertThat(svg(trend)).contains("LOT-2: &lt;90 %, censored");
    }

    @Test
    void ordersByManufactureOrByReading() {
        Trends.Attempt readFirst = attempt(2, "88", "", FIRST.minusSeconds(60));
        Trends.Attempt madeFirst = attempt(1, "89", "", FIRST);
        assertThat(trend(Trends.Order.MANUFACTURE, readFirst, madeFirst).points())
                .extracting(Trend.Point::number)
                .containsExactly("LOT-1", "LOT-2");
        assertThat(trend(Trends.Order.RESULT, madeFirst, readFirst).points())
                .extracting(Trend.Point::number)
                .containsExactly("LOT-2", "LOT-1");
    }

    @Test
    void limitsAreProvisionalBelowTheConfiguredNumberOfLots() {
        Trend nineteen = trend(rising(19));
        assertThat(nineteen.provisional()).isTrue();
        assertThat(svg(nineteen)).contains("Limits provisional: fewer than 20 lots");
        assertThat(trend(rising(20)).provisional()).isFalse();
    }

    @Test
    void marksEverySignalWithItsRule() {
        Trend trend = trend(rising(8));
        assertThat(trend.points().get(5).signals()).extracting(Signal::name).contains("Nelson 3");
        assertThat(svg(trend)).contains("class=\"point is-signal\"", "Nelson 3: 6 points in a row rising or falling");
    }

    @Test
    void saysThatEqualValuesHaveNoLimits() {
        Trend trend = trend(attempt(1, "89", ""), attempt(2, "89", ""), attempt(3, "89", ""));
        assertThat(trend.capability()).isEmpty();
        assertThat(trend.points()).allMatch(point -> point.signals().isEmpty());
        assertThat(new TrendFigures(trend).all())
                .anyMatch(figure -> figure.label().equals("Control limits")
                        && figure.value().equals("none"));
        assertThat(svg(trend)).contains("mean 89.00").doesNotContain("NaN");
    }

    @Test
    void drawsOneValueAndNone() {
        assertThat(trend(attempt(1, "89", "")).limits()).isEmpty();
        assertThat(svg(trend(attempt(1, "89", "")))).contains("LOT-1: 89 %").doesNotContain("NaN");
        assertThat(svg(trend())).startsWith("<svg").endsWith("</svg>");
        assertThat(new TrendFigures(trend()).all()).isNotEmpty();
    }

    @Test
    void aSlipOfTheDecimalPointDoesNotFlattenTheChart() {
        List<Trends.Attempt> attempts = new ArrayList<>(List.of(rising(8)));
        attempts.add(attempt(40, "8.84", "sent back"));
        Trend trend = trend(attempts.toArray(Trends.Attempt[]::new));
        assertThat(svg(trend)).contains("class=\"off\"", ">8.84</text>");
    }

    @Test
    void writesNamesAsTextAndNotAsMarkup() {
        Measurand hostile = new Measurand("x", "<script>&\"", "%", List.of());
        Trend trend = charting(Trends.Order.MANUFACTURE, hostile, List.of(attempt(1, "1", "")))
                .trend();
        assertThat(svg(trend)).doesNotContain("<script>").contains("&lt;script&gt;&amp;&quot;");
    }

    @Test
    void givesToleranceOnTheSideOfTheOnlyLimit() {
        Trend.ToleranceLimits lower = trend(rising(10)).tolerance().orElseThrow();
        assertThat(lower.low()).isPresent();
        assertThat(lower.high()).isEmpty();
        Measurand free = new Measurand("x", "Concentration", "cells/mL", List.of());
        Trend.ToleranceLimits both = charting(Trends.Order.MANUFACTURE, free, List.of(rising(10)))
                .trend()
                .tolerance()
                .orElseThrow();
        assertThat(both.low()).isPresent();
        assertThat(both.high()).isPresent();
        assertThat(both.factor()).isGreaterThan(both.howe().orElseThrow());
    }

    private static String svg(Trend trend) {
        return new TrendPicture(trend).svg("");
    }

    private static Trends.Attempt[] rising(int lots) {
        return Stream.iterate(1, i -> i <= lots, i -> i + 1)
                .map(i -> attempt(i, 80 + i + ".5", ""))
                .toArray(Trends.Attempt[]::new);
    }

    private static Trend trend(Trends.Attempt... attempts) {
        return trend(Trends.Order.MANUFACTURE, attempts);
    }

    private static Trend trend(Trends.Order order, Trends.Attempt... attempts) {
        return charting(order, VIABILITY, List.of(attempts)).trend();
    }

    private static Charting charting(Trends.Order order, Measurand measurand, List<Trends.Attempt> attempts) {
        return new Charting(
                new Trends.Query("product", "viability", "", order, Optional.empty()),
                Collections.nCopies(1, measurand),
                measurand,
                new Trends.Policy(20, RuleSet.NELSON, RangeConstants.EXACT),
                attempts);
    }

    private static Trends.Attempt attempt(int lot, String reading, String leftOut) {
        return attempt(lot, reading, leftOut, FIRST.plusSeconds(60L * lot));
    }

    private static Trends.Attempt attempt(int lot, String reading, String leftOut, Instant read) {
        Result result = new Result(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "viability",
                1,
                AttemptKind.INITIAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "cell-count",
                RecordJson.object(),
                RecordJson.object(),
                "1.1",
                "",
                "CONFORMS",
                RecordJson.object(),
                read,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                read,
                new Actor(UUID.randomUUID(), "technician", "Technician", Set.of()));
        TestHistory history = new TestHistory("LOT-" + lot, "product/1", FIRST.plusSeconds(3600L * lot), List.of());
        return new Trends.Attempt(history, result, Measured.parse(reading), leftOut);
    }
}
