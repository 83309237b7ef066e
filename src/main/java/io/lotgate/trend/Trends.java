package io.lotgate.trend;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Measurand;
import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Result;
import io.lotgate.lot.TestHistory;
import io.lotgate.value.Measured;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A test over the lots of a product: chart, capability, tolerance limits, and whether a new result departs from what came
 * before. Nothing is recorded here: whoever looks calculates anew from the reviewed record.
 */
public final class Trends {
    /** Lots that are looked at, the newest by manufacture. */
    public static final int MOST_LOTS = 250;

    /** With fewer earlier values their ranges say nothing of a new one. */
    static final int FEWEST_BEFORE = 5;

    /** When a test was read, and where that is the same minute, when it was recorded. */
    static final Comparator<Result> READ =
            Comparator.comparing(Result::performedAt).thenComparing(Result::at);

    private final Lots lots;
    private final Evaluator evaluator;
    private final Policy policy;

    public Trends(Lots lots, Evaluator evaluator, Policy policy) {
        this.lots = lots;
        this.evaluator = evaluator;
        this.policy = policy;
    }

    /**
     * What the site decided.
     *
     * @param lotsForLimits limits made of fewer values are named provisional; 2 or more
     * @param rules looked at where nothing else is asked for, and for new results
     */
    public record Policy(int lotsForLimits, RuleSet rules, RangeConstants constants) {
        public Policy {
            if (lotsForLimits < 2) {
                throw new IllegalArgumentException("lotgate.trends.lots-for-limits is " + lotsForLimits
                        + ": a limit takes at least 2 lots. Set 2 or more, 20 is usual.");
            }
        }
    }

    /** What the values are ordered by. */
    public enum Order {
        /** When the lot was manufactured: shows the process. */
        MANUFACTURE,
        /** When the test was read: shows the laboratory. */
        RESULT
    }

    /**
     * What is asked for.
     *
     * @param measurand which number of the test; "" for the first
     */
    public record Query(String product, String test, String measurand, Order order, Optional<RuleSet> rules) {}

    /**
     * A new result that departs from what came before.
     *
     * @param before values the limits are made of
     * @param low lower control limit as printed
     * @param high upper control limit as printed
     * @param signals rules met at the new result; at least one
     */
    public record Departure(
            Measurand measurand, int before, boolean provisional, String low, String high, List<Signal> signals) {
        public Departure {
            signals = List.copyOf(signals);
        }
    }

    /** The policy in force. */
    public Policy policy() {
        return policy;
    }

    /** The numbers of a test that can be followed; empty where a result is no number. */
    public List<Measurand> measurands(String method, JsonNode criterion) {
        return evaluator.measurands(method, criterion);
    }

    /**
     * The trend; empty when the test has no such number.
     *
     * @param method of the newest version of the test, whose limits are drawn
     */
    public Optional<Trend> trend(Query query, String method, JsonNode criterion) {
        List<Measurand> all = evaluator.measurands(method, criterion);
        return all.stream()
                .filter(one -> query.measurand().isEmpty() || one.id().equals(query.measurand()))
                .findFirst()
                .map(measurand -> new Charting(
                                query, all, measurand, policy, attempts(query.product(), query.test(), measurand))
                        .trend());
    }

    /**
     * Where a result departs from the results of other lots that were read before it. Its own lot is no part of the
     * limits; every number of the test with enough earlier values is looked at.
     */
    public List<Departure> departures(String product, Result result) {
        if (result.judged() == Verdict.INVALID) {
            return List.of(); // a run that is not valid says nothing of the lot
        }
        List<TestHistory> histories = lots.history(product, result.test(), MOST_LOTS);
        Map<String, Measured> readings = evaluator.readings(result.method(), result.criterion(), result.observation());
        List<Departure> departures = new ArrayList<>();
        for (Measurand measurand : evaluator.measurands(result.method(), result.criterion())) {
            if (readings.get(measurand.id()) instanceof Measured.Exact exact) {
                List<BigDecimal> before = histories.stream()
                        .flatMap(history -> history.entries().stream().map(entry -> attempt(history, entry, measurand)))
                        .filter(one -> one.leftOut().isEmpty())
                        .filter(one -> !one.result().lot().equals(result.lot()))
                        .filter(one -> READ.compare(one.result(), result) < 0)
                        .sorted(Comparator.comparing(Attempt::result, READ))
                        .map(one -> number(one.reading().orElseThrow()))
                        .toList();
                departure(measurand, before, number(exact)).ifPresent(departures::add);
            }
        }
        return departures;
    }

    private Optional<Departure> departure(Measurand measurand, List<BigDecimal> before, BigDecimal value) {
        if (before.size() < FEWEST_BEFORE) {
            return Optional.empty();
        }
        ControlLimits limits = ControlLimits.of(before, policy.constants());
        if (!limits.spread()) {
            return Optional.empty();
        }
        List<BigDecimal> all = new ArrayList<>(before);
        all.add(value);
        List<Signal> signals = policy
                .rules()
                .signals(all.stream().map(limits::distance).toList())
                .stream()
                .filter(signal -> signal.at() == before.size())
                .toList();
        int decimals = TrendFigures.decimals(Optional.of(Moments.of(before)));
        boolean provisional = before.size() < policy.lotsForLimits();
        return signals.isEmpty()
                ? Optional.empty()
                : Optional.of(new Departure(
                        measurand,
                        before.size(),
                        provisional,
                        TrendFigures.print(limits.lower(), decimals),
                        TrendFigures.print(limits.upper(), decimals),
                        signals));
    }

    /**
     * One attempt as a trend sees it.
     *
     * @param leftOut why it is in no limit; "" for one that is
     */
    record Attempt(TestHistory history, Result result, Optional<Measured> reading, String leftOut) {
        Instant at(Order order) {
            return order == Order.MANUFACTURE ? history.manufacturedAt() : result.performedAt();
        }
    }

    private List<Attempt> attempts(String product, String test, Measurand measurand) {
        return lots.history(product, test, MOST_LOTS).stream()
                .flatMap(history -> history.entries().stream().map(entry -> attempt(history, entry, measurand)))
                .toList();
    }

    private Attempt attempt(TestHistory history, TestHistory.Entry entry, Measurand measurand) {
        Result result = entry.result();
        Optional<Measurand> own = evaluator.measurands(result.method(), result.criterion()).stream()
                .filter(one -> one.id().equals(measurand.id()))
                .findFirst();
        boolean same = own.filter(one -> one.unit().equals(measurand.unit())).isPresent();
        Optional<Measured> reading = same
                ? Optional.ofNullable(evaluator
                        .readings(result.method(), result.criterion(), result.observation())
                        .get(measurand.id()))
                : Optional.empty();
        return new Attempt(history, result, reading, leftOut(entry.use(), same, reading));
    }

    private static String leftOut(TestHistory.Use use, boolean same, Optional<Measured> reading) {
        return switch (use) {
            case NOT_REVIEWED -> "not reviewed yet";
            case RETURNED -> "sent back by the reviewer";
            case NOT_VALID -> "not valid";
            case UNDER_INVESTIGATION -> "under investigation";
            case INVALIDATED -> "invalidated by an investigation";
            case RETEST -> "retest; the original result stands";
            case SUPERSEDED -> "superseded by a later attempt";
            case REPORTABLE -> {
                if (!same) {
                    yield "measured as something else in that version";
                }
                yield reading.map(one -> one instanceof Measured.Exact ? "" : "censored: only a bound is known")
                        .orElse("has no such number");
            }
        };
    }

    /** The number or the bound as a decimal: exact where 34 digits hold it. */
    static BigDecimal number(Measured reading) {
        return new BigDecimal(reading.amount().getNumerator())
                .divide(new BigDecimal(reading.amount().getDenominator()), Moments.DIGITS);
    }
}
