package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Replicates of one preparation whose mean is the reportable result, allowed where their spread is limited: coefficient
 * of variation 100 s/x with the sample standard deviation s (divisor n - 1). The comparison is exact, on squares.
 *
 * @param maxCv largest coefficient of variation in percent, inclusive, compared unrounded
 * @param count replicates that make the result, no fewer and no more; 2 where the criterion does not say
 */
record Replicates(Decimal maxCv, long count) {
    private static final BigFraction HUNDRED = BigFraction.of(100);
    private static final long MOST = 20;

    static Optional<Replicates> read(Source criterion) {
        if (!criterion.has("replicates")) {
            return Optional.empty();
        }
        Source source = criterion.at("replicates");
        Optional<Decimal> maxCv = source.positiveDecimal("maxCv");
        Optional<Long> count = source.given("count", source::count);
        if (count.filter(wanted -> wanted < 2 || wanted > MOST).isPresent()) {
            source.error("OUT_OF_RANGE", "count", "Between 2 and " + MOST + " replicates are possible");
        }
        return maxCv.map(limit -> new Replicates(limit, count.orElse(2L)));
    }

    /**
     * The reading of a field: as entered, or the mean of the replicates where the criterion defines them. A mean entered
     * beside its replicates has to follow from them.
     */
    static Optional<Measured> reading(Optional<Replicates> rule, Source observation, String name) {
        if (rule.isEmpty()) {
            return observation.measured(name);
        }
        Optional<BigFraction> mean = rule.get().mean(observation, "replicates");
        Optional<Decimal> entered = observation.given(name, observation::decimal);
        if (mean.isPresent() && entered.isPresent() && !follows(entered.get(), mean.get())) {
            observation.error(
                    "MEAN_DIFFERS",
                    name,
                    entered.get() + " is not the mean of the replicates, " + Figures.of(mean.get()));
            return Optional.empty();
        }
        return mean.map(Measured::of);
    }

    private static boolean follows(Decimal entered, BigFraction mean) {
        int decimals = Math.max(0, entered.value().scale());
        BigFraction tolerance = BigFraction.of(1, 2).divide(BigFraction.of(10).pow(decimals));
        return entered.exact().subtract(mean).abs().compareTo(tolerance) <= 0;
    }

    private Optional<BigFraction> mean(Source observation, String name) {
        Source list = observation.listAt(name);
        List<BigFraction> values =
                list.each(list::decimal).stream().map(Decimal::exact).toList();
        if (values.size() != list.size()) {
            return Optional.empty();
        }
        if (!asMany(values.size(), observation, name)) {
            return Optional.empty();
        }
        return mean(values, observation, name);
    }

    /** Neither fewer nor more than filed: whoever adds replicates until the mean fits would prove anything. */
    boolean asMany(int given, Source observation, String name) {
        if (given < count) {
            observation.error("TOO_FEW_REPLICATES", name, count + " replicates are needed");
        } else if (given > count) {
            observation.error(
                    "TOO_MANY_REPLICATES",
                    name,
                    count + " replicates make one result, not " + given
                            + ": enter those of the run, and hand further ones to quality assurance");
        }
        return given == count;
    }

    /** The mean, with its spread judged; empty where a spread has no meaning. */
    Optional<BigFraction> mean(List<BigFraction> values, Source observation, String name) {
        BigFraction sum = values.stream().reduce(BigFraction.ZERO, BigFraction::add);
        BigFraction mean = sum.divide(values.size());
        if (mean.signum() <= 0 || values.stream().anyMatch(value -> value.signum() < 0)) {
            observation.error(
                    "SPREAD_UNDEFINED",
                    name,
                    "The replicates are not 0 or more with a mean above 0: a coefficient of variation has no meaning");
            return Optional.empty();
        }
        BigFraction variance = values.stream()
                .map(value -> value.subtract(mean).pow(2))
                .reduce(BigFraction.ZERO, BigFraction::add)
                .divide(values.size() - 1);
        judge(variance.multiply(HUNDRED.pow(2)).divide(mean.pow(2)), observation, name);
        return Optional.of(mean);
    }

    private void judge(BigFraction squaredCv, Source observation, String name) {
        boolean met = squaredCv.compareTo(maxCv.exact().pow(2)) <= 0;
        BigDecimal square = Figures.significant(squaredCv, 30);
        String cv = square.sqrt(new MathContext(Figures.DIGITS)).toPlainString();
        observation
                .notes()
                .working("coefficient of variation " + cv + " % <= " + maxCv + " %" + (met ? "" : " does not hold"));
        if (!met) {
            observation
                    .notes()
                    .runFailure(
                            "SPREAD_TOO_LARGE",
                            observation.where(name),
                            "The run is not valid: the" + " replicates spread more than " + maxCv + " %");
        }
    }

    /** One field a replicate. */
    List<Field> fields(String unit) {
        return IntStream.range(0, (int) count)
                .mapToObj(i -> Field.asked("/replicates/" + i, "Replicate " + (i + 1), Kind.DECIMAL)
                        .in(unit))
                .toList();
    }
}
