package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class VerdictPropertyTest {
    @Provide
    Arbitrary<String> readings() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("20"))
                .ofScale(4)
                .map(BigDecimal::toPlainString);
    }

    @Provide
    Arbitrary<String> limits() {
        return Arbitraries.integers().between(0, 2).flatMap(scale -> Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("20"))
                .ofScale(scale)
                .map(BigDecimal::toPlainString));
    }

    @Provide
    Arbitrary<String> upper() {
        return Arbitraries.of("max", "below");
    }

    @Provide
    Arbitrary<String> roundings() {
        return Arbitraries.of("usp", "e29", "none");
    }

    private static Verdict verdict(String sign, String limit, String rounding, String reading) {
        return evaluate(
                        "numeric",
                        "{'" + sign + "':'" + limit + "','unit':'ng/mL','rounding':'" + rounding + "'}",
                        "{'value':'" + reading + "','unit':'ng/mL'}")
                .verdict();
    }

    @Property(tries = 400)
    void lessIsNeverWorseAgainstAnUpperLimit(
            @ForAll("upper") String sign,
            @ForAll("limits") String limit,
            @ForAll("roundings") String rounding,
            @ForAll("readings") String one,
            @ForAll("readings") String other) {
        boolean ordered = new BigDecimal(one).compareTo(new BigDecimal(other)) <= 0;
        Verdict less = verdict(sign, limit, rounding, ordered ? one : other);
        Verdict more = verdict(sign, limit, rounding, ordered ? other : one);

        assertThat(less == Verdict.OUT_OF_SPECIFICATION && more == Verdict.CONFORMS)
                .isFalse();
    }

    /** What is proved of a censored reading holds for every value it allows, as the limit is written. */
    @Property(tries = 400)
    void aCensoredReadingProvesNoMoreThanEveryValueBelowItsBound(
            @ForAll("upper") String sign,
            @ForAll("limits") String limit,
            @ForAll("readings") String bound,
            @ForAll("readings") String value) {
        Assume.that(new BigDecimal(value).compareTo(new BigDecimal(bound)) < 0);
        Verdict censored = verdict(sign, limit, "usp", "<" + bound);

        if (censored == Verdict.CONFORMS) {
            assertThat(verdict(sign, limit, "none", value)).isEqualTo(Verdict.CONFORMS);
            assertThat(new BigDecimal(bound)).isLessThanOrEqualTo(new BigDecimal(limit));
        } else {
            assertThat(censored).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Property(tries = 400)
    void theReportedValueIsTheReadingRoundedOnce(@ForAll("limits") String limit, @ForAll("readings") String reading) {
        Evaluation evaluation = evaluate(
                "numeric", "{'max':'" + limit + "','unit':'ng/mL'}", "{'value':'" + reading + "','unit':'ng/mL'}");
        BigDecimal rounded = new BigDecimal(reading).setScale(new BigDecimal(limit).scale(), RoundingMode.HALF_UP);

        assertThat(value(evaluation, "rounded")).isEqualTo(rounded.toPlainString());
        assertThat(evaluation.verdict() == Verdict.CONFORMS).isEqualTo(rounded.compareTo(new BigDecimal(limit)) <= 0);
    }

    @Property(tries = 300)
    void whatIsDeliveredIsWhatTheVolumeHolds(
            @ForAll @IntRange(min = 5, max = 2500) int weightTenths,
            @ForAll @IntRange(min = 1, max = 9_999) int thousandsPerMl,
            @ForAll @IntRange(min = 1, max = 3_000) int thousandsPerKg) {
        String weight = BigDecimal.valueOf(weightTenths, 1).toPlainString();
        Evaluation evaluation = evaluate(
                "dose-per-kg",
                "{'perKg':{'target':'" + thousandsPerKg + "e3','min':'" + thousandsPerKg + "e3','max':'"
                        + thousandsPerKg + "e3'}}",
                "{'weight':{'value':'" + weight + "','unit':'kg'},'viablePerMl':'" + thousandsPerMl + "e3'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("100");
        assertThat(new BigDecimal(value(evaluation, "deliveredPerKg")))
                .isEqualByComparingTo(BigDecimal.valueOf(thousandsPerKg * 1000L));
    }

    @Property(tries = 300)
    void moreEndotoxinIsNeverBetter(
            @ForAll("readings") String one,
            @ForAll("readings") String other,
            @ForAll @IntRange(min = 1, max = 500) int volume,
            @ForAll @IntRange(min = 1, max = 12) int hours) {
        boolean ordered = new BigDecimal(one).compareTo(new BigDecimal(other)) <= 0;
        Verdict less = endotoxin(ordered ? one : other, volume, hours);
        Verdict more = endotoxin(ordered ? other : one, volume, hours);

        assertThat(less == Verdict.OUT_OF_SPECIFICATION && more == Verdict.CONFORMS)
                .isFalse();
        assertThat(endotoxin("<" + one, volume, hours)).isNotEqualTo(Verdict.OUT_OF_SPECIFICATION);
        boolean nothing = new BigDecimal(one).signum() == 0; // less than nothing cannot be
        assertThat(endotoxin("<" + one, volume, hours) == Verdict.CONFORMS)
                .isEqualTo(!nothing && endotoxin(one, volume, hours) == Verdict.CONFORMS);
    }

    private static Verdict endotoxin(String result, int volume, int hours) {
        return evaluate(
                        "endotoxin",
                        "{'perKgPerHour':'5'}",
                        "{'result':'" + result + "','unit':'EU/mL','volumeMl':'" + volume + "','durationH':'" + hours
                                + "','weightKg':'12.5'}")
                .verdict();
    }
}
