package io.lotgate.lot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What follows a result that does not conform: the laboratory first, then QA, and nothing that makes it go away. */
class InvestigationRulesTest extends LotBench {
    private static final Actor SECOND_ANALYST = person("QC_TECHNICIAN");
    private static final Optional<String> CAUSE = Optional.of("pipette 4 delivered twice its volume, see calibration");

    @BeforeEach
    void twoRetests() {
        specification = specification("SOP-QC-101", "    retests: 2\n");
        lot = registered(java.util.Map.of());
        receive();
    }

    @Test
    void opensAtOnceOnTheSignedResultAndTheReviewRunsBesideIt() {
        recorded("viability", count("71"));
        LotInvestigation open = viability().openInvestigation().orElseThrow();
        assertThat(open.opened().number()).isEqualTo("LOT-1-OOS1");
        assertThat(open.opened().dueAt()).isEqualTo(NOW.plus(java.time.Duration.ofDays(30)));
        assertThat(open.phase()).isEqualTo(LotInvestigation.Phase.LABORATORY);
        assertThat(viability().phase()).isEqualTo(TestPhase.TO_REVIEW);
        assertThat(lot.step()).isEqualTo(Step.TESTING);
    }

    @Test
    void theLaboratorysPartIsRecordedByAReviewerWhoDidNotPerformTheTest() {
        outOfSpecification();
        assertThat(kinds(lot.investigate(findings(CAUSE), TECHNICIAN, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        Actor performer = new Actor(TECHNICIAN.person(), "t", "T", Set.of("QC_REVIEWER"));
        assertThat(kinds(lot.investigate(findings(CAUSE), performer, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        laboratory(CAUSE);
        assertThat(refusals(lot.investigate(findings(CAUSE), REVIEWER, NOW))
                        .get(0)
                        .message())
                .startsWith("The laboratory's part is recorded already, by QC_REVIEWER");
    }

    @Test
    void aNoInTheLaboratorysChecklistNeedsARemark() {
        outOfSpecification();
        LaboratoryPhase.Question first = LaboratoryPhase.QUESTIONS.get(0);
        LaboratoryFindings bare = new LaboratoryFindings(
                investigation(),
                List.of(new LaboratoryPhase.Answer(first.id(), first.text(), false, "")),
                "looked",
                Optional.empty());
        assertThat(refusals(lot.investigate(bare, REVIEWER, NOW)))
                .extracting(Refusal::field)
                .containsExactly("remark-" + first.id());
    }

    @Test
    void aProvenCauseInTheLaboratoryInvalidatesAndTheTestIsMadeAgainAsARetest() {
        outOfSpecification();
        laboratory(CAUSE);
        conclude(Conclusion.Finding.INVALIDATED, CAUSE);
        assertThat(viability().phase()).isEqualTo(TestPhase.TO_PERFORM);
        assertThat(viability().conclusion()).contains(TestConclusion.INVALIDATED);
        Result again = recorded("viability", count("89"), Optional.of("invalidated"));
        assertThat(again.kind()).isEqualTo(AttemptKind.RETEST);
        assertThat(again.authorisation())
                .contains(lot.investigations().conclusions().get(0).record().id());
        review(again, true);
        assertThat(viability().conforms()).isTrue();
        assertThat(viability().previouslyOutOfSpecification()).isTrue();
    }

    @Test
    void withoutACauseNothingIsInvalidated() {
        outOfSpecification();
        laboratory(Optional.empty());
        assertThat(refusals(lot.conclude(concluding(Conclusion.Finding.INVALIDATED, Optional.empty()), QA, NOW)))
                .extracting(Refusal::field)
                .contains("cause");
        assertThat(refusals(lot.conclude(concluding(Conclusion.Finding.INVALIDATED, CAUSE), QA, NOW))
                        .get(0)
                        .message())
                .startsWith("The laboratory found no cause of its own");
    }

    @Test
    void passingRetestsWithoutACauseLeaveTheResultOutOfSpecification() {
        outOfSpecification();
        laboratory(Optional.empty());
        plan(2);
        retest("89");
        assertThat(viability().phase()).isEqualTo(TestPhase.TO_PERFORM);
        retest("90");
        assertThat(viability().phase()).isEqualTo(TestPhase.INVESTIGATION);
        conclude(Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        assertThat(viability().conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        assertThat(viability().verdict()).contains(Verdict.OUT_OF_SPECIFICATION);
        assertThat(viability().conforms()).isFalse();
    }

    @Test
    void retestsAreAsManyAsTheSpecificationFixesAndNoneMore() {
        outOfSpecification();
        laboratory(Optional.empty());
        assertThat(refusals(lot.planRetests(retests(1), QA, NOW)))
                .extracting(Refusal::field)
                .containsExactly("retests");
        assertThat(refusals(lot.planRetests(retests(5), QA, NOW)))
                .extracting(Refusal::field)
                .containsExactly("retests");
        plan(2);
        assertThat(kinds(lot.planRetests(retests(2), QA, NOW))).containsExactly(Refusal.Kind.STALE);
        retest("70");
        retest("90");
        assertThat(kinds(perform("viability", count("95"), SECOND_ANALYST))).containsExactly(Refusal.Kind.STALE);
    }

    @Test
    void aSecondAnalystMakesTheRetests() {
        outOfSpecification();
        laboratory(Optional.empty());
        plan(2);
        assertThat(kinds(performing().perform(entry("viability", count("89"), Optional.of("retest")), TECHNICIAN, NOW)))
                .containsExactly(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void whoPerformedTheSuspectResultMakesNoRetestThoughAnotherCorrectedIt() {
        review(recorded("viability", count("71")), false);
        review(recordedBy(SECOND_ANALYST, "viability", count("70"), Optional.of("dilution")), true);
        laboratory(Optional.empty());
        plan(2);
        assertThat(kinds(perform("viability", count("89"), TECHNICIAN))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(kinds(perform("viability", count("89"), SECOND_ANALYST))).containsExactly(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void whoPlannedTheRetestsOrInvalidatedTheResultPerformsNoneOfThem() {
        Actor qaAtTheBench = new Actor(QA.person(), "q", "Q", Set.of("QC_TECHNICIAN"));
        outOfSpecification();
        laboratory(CAUSE);
        plan(2);
        assertThat(refusals(perform("viability", count("89"), qaAtTheBench))
                        .get(0)
                        .message())
                .startsWith("You approved a step of this test's investigation.");
        twoRetests();
        outOfSpecification();
        laboratory(CAUSE);
        conclude(Conclusion.Finding.INVALIDATED, CAUSE);
        assertThat(kinds(perform("viability", count("89"), qaAtTheBench))).containsExactly(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void aFailedRetestCannotBeInvalidatedAway() {
        outOfSpecification();
        laboratory(Optional.empty());
        plan(2);
        retest("89");
        retest("72");
        assertThat(refusals(lot.conclude(concluding(Conclusion.Finding.INVALIDATED, CAUSE), QA, NOW))
                        .get(0)
                        .message())
                .startsWith("A retest does not conform either");
        assertThat(lot.investigations().opened()).hasSize(1);
    }

    @Test
    void aCauseFoundInPhaseTwoLetsThePassingRetestsStand() {
        outOfSpecification();
        laboratory(Optional.empty());
        plan(2);
        retest("89");
        retest("90");
        conclude(Conclusion.Finding.INVALIDATED, CAUSE);
        assertThat(viability().conclusion()).contains(TestConclusion.CONFORMS);
        assertThat(viability().latest().orElseThrow().result().record().kind()).isEqualTo(AttemptKind.RETEST);
    }

    @Test
    void acceptanceByAssessmentIsForTestsThatAllowIt() {
        outOfSpecification();
        laboratory(Optional.empty());
        plan(0);
        assertThat(refusals(
                        lot.conclude(concluding(Conclusion.Finding.ACCEPTED_BY_ASSESSMENT, Optional.empty()), QA, NOW)))
                .extracting(Refusal::field)
                .containsExactly("finding");
    }

    @Test
    void acceptanceByAssessmentIsAConclusionOfItsOwn() {
        specification = specification("SOP-QC-101", "    assessment: true\n");
        lot = registered(java.util.Map.of());
        receive();
        outOfSpecification();
        laboratory(Optional.empty());
        plan(0);
        conclude(Conclusion.Finding.ACCEPTED_BY_ASSESSMENT, Optional.empty());
        assertThat(viability().conclusion()).contains(TestConclusion.ACCEPTED_BY_ASSESSMENT);
        assertThat(viability().conforms()).isTrue();
        assertThat(viability().verdict()).contains(Verdict.OUT_OF_SPECIFICATION);
    }

    @Test
    void aCorrectionOfTheSuspectResultIsWhatStands() {
        review(recorded("viability", count("71")), false);
        review(recorded("viability", count("70"), Optional.of("dilution")), true);
        assertThat(lot.investigations().opened()).hasSize(1);
        assertThat(standing()).isEqualTo("70 %");
        laboratory(Optional.empty());
        plan(2);
        retest("89");
        retest("90");
        conclude(Conclusion.Finding.CONFIRMED, Optional.empty());
        assertThat(standing()).isEqualTo("70 %");
    }

    @Test
    void aConcludedTestIsNotOpenedAgainByAnInconclusiveRetest() {
        specification = specification(
                "SOP-QC-103",
                "    retests: 1\n    followUp:\n      what: {en: More sensitive assay, zh: 更灵敏的方法}\n      times: 1\n");
        lot = registered(java.util.Map.of());
        receive();
        review(recorded("endotoxin", endotoxin("100")), true);
        laboratory(Optional.empty());
        plan(1);
        review(recordedBy(SECOND_ANALYST, "endotoxin", endotoxin("<100"), Optional.of("retest")), true);
        conclude(Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        assertThat(lot.test("endotoxin").orElseThrow().phase()).isEqualTo(TestPhase.CONCLUDED);
    }

    @Test
    void aTextThatIsTooLongIsRefusedAtItsField() {
        java.util.Map<String, String> texts = new java.util.HashMap<>(
                java.util.Map.of("finding", "INVALIDATED", "reason", "as found", "cause", "x".repeat(2001)));
        assertThat(refusals(ConcludeInvestigation.from(java.util.UUID.randomUUID(), texts)))
                .extracting(Refusal::field)
                .containsExactly("cause");
    }

    @Test
    void aTestBeforeTheAdministrationHoldsNoReleaseAndStaysOpenAfterIt() {
        specification = specification("SOP-QC-106", "", "gate: LATE", "gate: ADMINISTRATION");
        lot = registered(java.util.Map.of());
        concludeAll("89");
        lot = with(
                lot.results().stream()
                        .filter(result -> !result.record().test().equals("mycoplasma-culture"))
                        .toList(),
                lot.reviews());
        assertThat(lot.blockers(Decision.RELEASE, NOW)).isEmpty();
        decide(Decision.RELEASE, "");
        assertThat(recorded("mycoplasma-culture", json("{\"value\":\"Not detected\"}"))
                        .judged())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(kinds(perform("viability", count("90"), TECHNICIAN))).containsExactly(Refusal.Kind.STALE);
    }

    @Test
    void whoDecidedTheLotNeitherPerformsNorReviewsItsLaterTests() {
        specification = specification("SOP-QC-106", "", "gate: LATE", "gate: ADMINISTRATION");
        lot = registered(java.util.Map.of());
        concludeAll("89");
        lot = with(
                lot.results().stream()
                        .filter(result -> !result.record().test().equals("mycoplasma-culture"))
                        .toList(),
                lot.reviews());
        decide(Decision.RELEASE, "");
        Actor atTheBench = new Actor(CERTIFIER.person(), "c", "C", Set.of("QC_TECHNICIAN", "QC_REVIEWER"));
        assertThat(refusals(perform("mycoplasma-culture", json("{\"value\":\"Not detected\"}"), atTheBench))
                        .get(0)
                        .message())
                .startsWith("You decided this lot.");
        Result failed = recorded("mycoplasma-culture", json("{\"value\":\"Detected\"}"));
        assertThat(kinds(lot.review(failed.id(), true, Optional.empty(), atTheBench, NOW)))
                .containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(kinds(lot.investigate(findings(CAUSE), atTheBench, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void qaWaitsForTheReviewAndDoesNotApproveItsOwnWork() {
        recorded("viability", count("71"));
        laboratory(Optional.empty());
        assertThat(kinds(lot.planRetests(retests(2), QA, NOW))).containsExactly(Refusal.Kind.BLOCKED);
        Actor both = new Actor(REVIEWER.person(), "r", "R", Set.of("QA_MANAGER"));
        assertThat(kinds(lot.planRetests(retests(2), both, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
        assertThat(kinds(lot.planRetests(retests(2), REVIEWER, NOW))).containsExactly(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void noLotIsDecidedWithAnOpenInvestigation() {
        lot = registered(java.util.Map.of());
        concludeAll("89");
        recordedLate();
        assertThat(kinds(lot.decide(Decision.REJECT, "growth", CERTIFIER, NOW))).containsExactly(Refusal.Kind.BLOCKED);
        assertThat(lot.blockers(Decision.RELEASE, NOW))
                .anyMatch(reason -> reason.contains("investigation LOT-1-OOS1 is open"));
    }

    @Test
    void anInconclusiveResultWithoutAFollowUpIsHandledAsOutOfSpecification() {
        ObjectNode insensitive = json("{\"result\":\"<100\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\","
                + "\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}");
        assertThat(recorded("endotoxin", insensitive).judged()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(lot.test("endotoxin").orElseThrow().openInvestigation()).isPresent();
    }

    @Test
    void anInconclusiveResultIsFollowedUpAsOftenAsTheSpecificationSays() {
        specification = specification(
                "SOP-QC-103", "    followUp:\n      what: {en: More sensitive assay, zh: 更灵敏的方法}\n      times: 1\n");
        lot = registered(java.util.Map.of());
        receive();
        ObjectNode insensitive = json("{\"result\":\"<100\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\","
                + "\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}");
        review(recorded("endotoxin", insensitive), true);
        LotTest followed = lot.test("endotoxin").orElseThrow();
        assertThat(followed.phase()).isEqualTo(TestPhase.TO_PERFORM);
        assertThat(followed.openInvestigation()).isEmpty();
        Result second = recorded("endotoxin", insensitive, Optional.of("follow-up"));
        assertThat(second.kind()).isEqualTo(AttemptKind.FOLLOW_UP);
        assertThat(lot.test("endotoxin").orElseThrow().openInvestigation()).isPresent();
    }

    private void recordedLate() {
        lot = with(
                lot.results().stream()
                        .filter(result -> !result.record().test().equals("mycoplasma-culture"))
                        .toList(),
                lot.reviews());
        recorded("mycoplasma-culture", json("{\"value\":\"Detected\"}"));
    }

    private String standing() {
        return viability()
                .standing()
                .orElseThrow()
                .result()
                .record()
                .evaluated()
                .reported();
    }

    private static ObjectNode endotoxin(String result) {
        return json("{\"result\":\"" + result + "\",\"unit\":\"EU/mL\",\"durationH\":\"0.5\","
                + "\"controls\":[{\"name\":\"spike recovery\",\"value\":\"99\"}]}");
    }

    private void outOfSpecification() {
        review(recorded("viability", count("71")), true);
    }

    private void retest(String viability) {
        review(recordedBy(SECOND_ANALYST, "viability", count(viability), Optional.of("retest")), true);
    }

    private LotTest viability() {
        return lot.test("viability").orElseThrow();
    }
}
