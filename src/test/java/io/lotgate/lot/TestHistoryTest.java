package io.lotgate.lot;

import static io.lotgate.lot.TestHistory.Use.INVALIDATED;
import static io.lotgate.lot.TestHistory.Use.NOT_REVIEWED;
import static io.lotgate.lot.TestHistory.Use.REPORTABLE;
import static io.lotgate.lot.TestHistory.Use.RETEST;
import static io.lotgate.lot.TestHistory.Use.RETURNED;
import static io.lotgate.lot.TestHistory.Use.UNDER_INVESTIGATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Actor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an attempt counts for in a trend: the original reviewed result, unless a cause was proven. */
class TestHistoryTest extends LotBench {
    private static final Optional<String> CAUSE = Optional.of("the counter's chamber was empty");

    @Test
    void aResultCountsOnceItIsReviewed() {
        receive();
        Result result = recorded("viability", count("89"));
        assertThat(uses()).containsExactly(NOT_REVIEWED);
        review(result, true);
        assertThat(uses()).containsExactly(REPORTABLE);
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatWasSentBack() {
        receive();
        review(recorded("viability", count("98")), false);
        review(recorded("viability", count("89"), Optional.of("digits swapped")), true);
        assertThat(uses()).containsExactly(RETURNED, REPORTABLE);
    }

    @Test
    void aPassingRetestDoesNotTakeThePlaceOfTheOriginal() {
        specification = specification("SOP-QC-101", "    retests: 2\n");
        lot = registered(java.util.Map.of());
        receive();
        review(recorded("viability", count("70")), true);
        assertThat(uses()).containsExactly(UNDER_INVESTIGATION);
        laboratory(Optional.empty());
        plan(2);
        Actor analyst = person("QC_TECHNICIAN");
        for (String passing : List.of("92", "91")) {
            review(recordedBy(analyst, "viability", count(passing), Optional.of("retest")), true);
        }
        assertThat(uses()).containsExactly(UNDER_INVESTIGATION, RETEST, RETEST);
        conclude(Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        assertThat(uses()).containsExactly(REPORTABLE, RETEST, RETEST);
    }

    @Test
    void anInvalidatedResultGivesWayToItsReplacement() {
        receive();
        review(recorded("viability", count("70")), true);
        laboratory(CAUSE);
        conclude(Conclusion.Finding.INVALIDATED, CAUSE);
        assertThat(uses()).containsExactly(INVALIDATED);
        review(recorded("viability", count("92"), Optional.of("replacement")), true);
        assertThat(uses()).containsExactly(INVALIDATED, REPORTABLE);
    }

    private List<TestHistory.Use> uses() {
        LotTest test = lot.test("viability").orElseThrow();
        return test.attempts().stream()
                .map(attempt -> TestHistories.use(test, attempt))
                .toList();
    }
}
