package io.lotgate.lot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Actor;
import io.lotgate.value.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The lot's state machine: who may do what, when, and what stands in the way of a release. */
class LotRulesTest extends LotBench {

    @Test
    void startsInQuarantineAndWaitsForItsSamples() {
        assertThat(lot.status()).isEqualTo(Status.QUARANTINE);
        assertThat(lot.step()).isEqualTo(Step.RECEIVE_SAMPLES);
        assertThat(lot.tests()).allMatch(test -> test.phase() == TestPhase.WAITING);
    }

    @Test
    void refusesARegistrationWithoutEligibleDonorOrIdentityCheck() {
        assertThat(refusals(register(Map.of("donorEligible", "", "identityChecked", ""))))
                .extracting(Refusal::field)
                .containsExactlyInAnyOrder("donorEligible", "identityChecked");
    }

    @Test
    void refusesAWeightThatIsPoundsTypedAsSomethingImpossible() {
        assertThat(refusals(register(Map.of("weightKg", "1543"))))
                .extracting(Refusal::field)
                .containsExactly("weightKg");
        assertThat(refusals(register(Map.of("weightKg", "three"))))
                .extracting(Refusal::field)
                .containsExactly("weightKg");
    }

    @Test
    void refusesADonorTypeTheSpecificationIsNotFor() {
        assertThat(refusals(register(Map.of("donorType", "autologous"))))
                .extracting(Refusal::field)
                .containsExactly("donorType");
    }

    @Test
    void onlyATechnicianReceivesSamplesAndOnlyOnce() {
        assertThat(kinds(lot.receive(samples(), REVIEWER, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        receive();
        assertThat(lot.status()).isEqualTo(Status.UNDER_TEST);
        assertThat(kinds(lot.receive(samples(), TECHNICIAN, NOW))).containsExactly(Refusal.Kind.STALE);
    }

    @Test
    void aBreachAtReceiptNeedsADeviation() {
        ReceiveSamples bad = new ReceiveSamples(
                MADE.plusSeconds(60),
                MADE.plusSeconds(120),
                samples().temperatureC(),
                false,
                samples().volumeMl(),
                "A",
                Optional.empty());
        assertThat(refusals(lot.receive(bad, TECHNICIAN, NOW)))
                .extracting(Refusal::field)
                .containsExactly("deviation");
    }

    @Test
    void refusesAUnitThatCannotBeConvertedAtItsField() {
        receive();
        ObjectNode wrong = json(
                "{\"result\":\"<0.05\",\"unit\":\"mg/mL\",\"durationH\":\"0.5\",\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}");
        assertThat(refusals(perform("endotoxin", wrong, TECHNICIAN)))
                .extracting(Refusal::field)
                .contains("o:/unit");
    }

    @Test
    void refusesAnEarlyReadThatShowsNoGrowthButRecordsGrowthAtOnce() {
        receive();
        ObjectNode early = json(
                "{\"inoculated\":\"2031-06-10T08:00:00Z\",\"read\":\"2031-06-15T08:00:00Z\",\"growth\":false,\"volumeMl\":\"1.0\",\"media\":\"aerobic and anaerobic\"}");
        assertThat(refusals(perform("sterility", early, TECHNICIAN)).get(0).message())
                .contains("too early");
        Result grown = recorded("sterility", early.put("growth", true));
        assertThat(grown.verdict()).isEqualTo("OUT_OF_SPECIFICATION");
    }

    @Test
    void aSterilityReadingCannotLieInTheFutureNorItsInoculationBeforeTheSample() {
        receive();
        ObjectNode read = json(
                "{\"inoculated\":\"2031-06-14T08:00:00Z\",\"read\":\"2031-06-29T08:00:00Z\",\"growth\":false,\"volumeMl\":\"1.0\",\"media\":\"aerobic and anaerobic\"}");
        assertThat(refusals(perform("sterility", read, TECHNICIAN)))
                .extracting(Refusal::field)
                .containsExactly("o:/read");
        read.put("inoculated", "2031-04-01T08:00:00Z").put("read", "2031-06-15T08:00:00Z");
        assertThat(refusals(perform("sterility", read, TECHNICIAN)))
                .extracting(Refusal::field)
                .containsExactly("o:/inoculated");
    }

    @Test
    void aLotWhoseResultNobodySignedIsNotReleased() {
        concludeAll("89");
        lot = new Lot(
                lot.registered(),
                specification,
                lot.received(),
                lot.results().stream()
                        .map(result -> new Signed<>(result.record(), result.digest(), List.of()))
                        .toList(),
                lot.reviews(),
                lot.batchRecord(),
                lot.decisions(),
                lot == null ? Investigations.NONE : lot.investigations(),
                lot.events(),
                1);
        assertThat(lot.blockers(Decision.RELEASE, NOW))
                .singleElement()
                .asString()
                .contains("signature");
    }

    @Test
    void aFailedControlIsOnRecordAndTheRunIsRepeatedWithAReason() {
        receive();
        ObjectNode failed = json(
                "{\"result\":\"<0.05\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\",\"controls\":[{\"name\":\"spike recovery\",\"value\":\"41\"}]}");
        assertThat(recorded("endotoxin", failed).verdict()).isEqualTo("INVALID");
        assertThat(phase("endotoxin")).isEqualTo(TestPhase.TO_PERFORM);
        ObjectNode good = json(
                "{\"result\":\"<0.05\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\",\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}");
        assertThat(refusals(perform("endotoxin", good, TECHNICIAN)))
                .extracting(Refusal::field)
                .containsExactly("reason");
        Result repeat = recorded("endotoxin", good, Optional.of("cartridge replaced"));
        assertThat(repeat.kind()).isEqualTo(AttemptKind.RUN_REPEAT);
        assertThat(lot.test("endotoxin").orElseThrow().attempts()).hasSize(2);
    }

    @Test
    void doseWaitsForTheReviewedViability() {
        receive();
        assertThat(phase("dose-per-kg")).isEqualTo(TestPhase.WAITING);
        Result viability = recorded("viability", count("89"));
        assertThat(kinds(perform("dose-per-kg", RecordJson.object(), TECHNICIAN)))
                .containsExactly(Refusal.Kind.BLOCKED);
        review(viability, true);
        assertThat(phase("dose-per-kg")).isEqualTo(TestPhase.TO_PERFORM);
    }

    @Test
    void nobodyReviewsTheirOwnResultWhateverTheirRoles() {
        receive();
        Result result = recordedBy(EVERYTHING, "viability", count("89"), Optional.empty());
        Outcome<Review> own = lot.review(result.id(), true, Optional.empty(), EVERYTHING, NOW);
        assertThat(kinds(own)).containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(kinds(lot.review(result.id(), true, Optional.empty(), TECHNICIAN, NOW)))
                .containsExactly(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void aReturnedResultIsCorrectedAsAFurtherAttemptAndTheFirstStays() {
        receive();
        Result first = recorded("viability", count("98"));
        assertThat(refusals(lot.review(first.id(), false, Optional.empty(), REVIEWER, NOW)))
                .extracting(Refusal::field)
                .containsExactly("reason");
        review(first, false);
        Result second = recorded("viability", count("89"), Optional.of("read the wrong line"));
        assertThat(second.kind()).isEqualTo(AttemptKind.CORRECTION);
        assertThat(second.replaces()).contains(first.id());
        assertThat(lot.results()).hasSize(2);
    }

    @Test
    void aCorrectionCannotTurnAFailureIntoAPass() {
        receive();
        Result failed = recorded("viability", count("71"));
        assertThat(failed.verdict()).isEqualTo("OUT_OF_SPECIFICATION");
        review(failed, false);
        Outcome<Result> again =
                performing().perform(entry("viability", count("91"), Optional.of("typing error")), TECHNICIAN, NOW);
        assertThat(kinds(again)).containsExactly(Refusal.Kind.BLOCKED);
    }

    @Test
    void aLateEntryNeedsAReason() {
        receive();
        PerformTest late = new PerformTest(
                "viability",
                1,
                count("89"),
                NOW.minus(Duration.ofHours(25)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(refusals(performing().perform(late, TECHNICIAN, NOW)))
                .extracting(Refusal::field)
                .containsExactly("lateReason");
    }

    @Test
    void aReadingCannotLieInTheFutureOrBeforeItsSample() {
        receive();
        for (Instant at : List.of(NOW.plusSeconds(60), MADE.minusSeconds(60))) {
            PerformTest command = new PerformTest(
                    "viability",
                    1,
                    count("89"),
                    at,
                    Optional.of("late"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            assertThat(refusals(performing().perform(command, TECHNICIAN, NOW)))
                    .extracting(Refusal::field)
                    .containsExactly("performedAt");
        }
    }

    @Test
    void isReleasedOnlyWhenEveryTestConformsAndByACertifierWhoHadNoPart() {
        concludeAll("89");
        assertThat(lot.step()).isEqualTo(Step.DECIDE);
        assertThat(lot.blockers(Decision.RELEASE, NOW)).isEmpty();
        assertThat(kinds(lot.decide(Decision.RELEASE, "", QA, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        Actor tookPart = new Actor(REVIEWER.person(), "x", "X", Set.of("CERTIFIER"));
        assertThat(kinds(lot.decide(Decision.RELEASE, "", tookPart, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        decide(Decision.RELEASE, "");
        assertThat(lot.status()).isEqualTo(Status.RELEASED);
        assertThat(kinds(lot.decide(Decision.REJECT, "second thoughts", CERTIFIER, NOW)))
                .containsExactly(Refusal.Kind.STALE);
    }

    @Test
    void isNeverReleasedWithAnOutOfSpecificationResult() {
        concludeAll("71");
        assertThat(lot.blockers(Decision.RELEASE, NOW))
                .containsExactly("Cell viability: out of specification (investigation LOT-1-OOS1).");
        assertThat(kinds(lot.decide(Decision.RELEASE, "", CERTIFIER, NOW))).containsExactly(Refusal.Kind.BLOCKED);
        assertThat(refusals(lot.decide(Decision.REJECT, " ", CERTIFIER, NOW)))
                .extracting(Refusal::field)
                .containsExactly("reason");
        decide(Decision.REJECT, "viability");
        assertThat(lot.status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void aDonationNumberIsReadWithItsCheckCharacterWhichHasToFit() {
        Registration read = value(register(Map.of("din", "G1234 98 654321 H")));
        assertThat(read.din()).contains("G123498654321");
        assertThat(refusals(register(Map.of("din", "G1234 98 654321 K"))))
                .singleElement()
                .satisfies(why -> {
                    assertThat(why.field()).isEqualTo("din");
                    assertThat(why.message()).contains("misread or mistyped");
                });
    }

    @Test
    void isReleasedUnderConditionsOnlyWhileALateResultIsOpen() {
        assertThat(lot.blockers(Decision.CONDITIONAL_RELEASE, NOW)).isNotEmpty();
        concludeAll("89");
        assertThat(lot.blockers(Decision.CONDITIONAL_RELEASE, NOW))
                .containsExactly("No late result is open: the lot is released without conditions.");
    }

    @Test
    void isNotReleasedAfterItsExpiry() {
        concludeAll("89");
        Instant expired = lot.registration().expiresAt();
        assertThat(lot.blockers(Decision.RELEASE, expired)).containsExactly("The lot has expired.");
    }

    @Test
    void aNoInTheBatchRecordNeedsARemarkAndBlocksTheRelease() {
        concludeTests("89");
        List<BatchRecordReview.Answer> answers = new ArrayList<>(answers());
        BatchRecordReview.Answer first = answers.get(0);
        answers.set(0, new BatchRecordReview.Answer(first.item(), first.text(), false, ""));
        assertThat(refusals(lot.reviewBatchRecord(answers, lot.version(), QA, NOW)))
                .extracting(Refusal::field)
                .containsExactly("remark-" + first.item());
        answers.set(0, new BatchRecordReview.Answer(first.item(), first.text(), false, "page 3 is missing"));
        keep(value(lot.reviewBatchRecord(answers, lot.version(), QA, NOW)));
        assertThat(lot.blockers(Decision.RELEASE, NOW))
                .singleElement()
                .asString()
                .contains("was answered no");
    }
}
