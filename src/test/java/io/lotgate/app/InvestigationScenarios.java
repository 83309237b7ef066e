package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.Entry;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Status;
import io.lotgate.lot.TestConclusion;
import io.lotgate.lot.TestPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Results that do not conform before the decision, and runs whose controls fail. */
abstract class InvestigationScenarios {

    @Test
    void retestsThatPassWithoutACauseDoNotEraseAResult() {
        Story story =
                Story.received().viability("88").review().endotoxin("6.0", "97").review();
        story.laboratory(Optional.empty()).plan(2);
        assertThat(TimedLab.refused(story.performing("endotoxin", "{}", "technician")))
                .anyMatch(why -> why.contains("A second analyst makes the retests"));
        story.endotoxin("<0.1", "97", "technician2")
                .review()
                .endotoxin("<0.1", "98", "technician2")
                .review();
        assertThat(TimedLab.refused(story.performing("endotoxin", "{}", "technician2")))
                .as("no third retest")
                .isNotEmpty();
        assertThat(TimedLab.refused(story.concluding(Conclusion.Finding.INVALIDATED, Optional.empty())))
                .anyMatch(why -> why.contains("Without one a result stands, whatever the retests gave"));
        assertThat(TimedLab.refused(story.concluding(Conclusion.Finding.ACCEPTED_BY_ASSESSMENT, Optional.empty())))
                .anyMatch(why -> why.contains("does not let this test be accepted"));
        story.concluded(Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        assertThat(story.test("endotoxin").conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        assertThat(story.test("endotoxin").attempts()).hasSize(3);
        story.dose().review().batchRecord();
        assertThat(TimedLab.refused(story.deciding(Decision.CONDITIONAL_RELEASE, "")))
                .anyMatch(why -> why.startsWith("Bacterial endotoxin: out of specification"));
        story.decided(Decision.REJECT, "Endotoxin is out of specification.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        story.agrees();
    }

    @Test
    void growthWithAContaminatedNegativeControlStaysUntilQaInvalidatesItAndIsRepeatedOnce() {
        Story story = Story.toDecide();
        TimedLab.later(Duration.ofDays(6));
        story.sterility(true, "growth").review();
        assertThat(story.test("sterility").verdict()).contains(Verdict.OUT_OF_SPECIFICATION);
        assertThat(TimedLab.refused(story.deciding(Decision.CONDITIONAL_RELEASE, "")))
                .isNotEmpty();
        story.invalidated();
        TimedLab.later(Duration.ofDays(1));
        story.sterility(true, "growth").review();
        assertThat(story.test("sterility").verdict()).contains(Verdict.OUT_OF_SPECIFICATION);
        story.laboratory(Optional.of(Story.CAUSE));
        assertThat(TimedLab.refused(story.concluding(Conclusion.Finding.INVALIDATED, Optional.of(Story.CAUSE))))
                .anyMatch(why -> why.contains("repeated once"));
        story.plan(0).concluded(Conclusion.Finding.CONFIRMED, Optional.empty());
        assertThat(story.test("sterility").conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        story.decided(Decision.REJECT, "Growth in the repeat too.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        story.agrees();
    }

    @Test
    void growthWithAContaminatedNegativeControlIsInvalidatedAndItsRepeatConforms() {
        Story story = Story.toDecide();
        TimedLab.later(Duration.ofDays(15));
        story.sterility(true, "growth").review().invalidated();
        assertThat(story.test("sterility").phase()).isEqualTo(TestPhase.TO_PERFORM);
        story.sterile();
        assertThat(story.test("sterility")
                        .latest()
                        .orElseThrow()
                        .result()
                        .record()
                        .kind())
                .isEqualTo(AttemptKind.RETEST);
        story.decided(Decision.RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.RELEASED);
        assertThat(story.certificates().get(0).content().notes()).anyMatch(note -> note.contains("invalidated"));
        story.agrees();
    }

    @Test
    void aContaminatedNegativeControlWithoutGrowthInTheProductIsAnInvalidRun() {
        Story story = Story.toDecide();
        TimedLab.later(Duration.ofDays(15));
        story.sterility(false, "growth");
        assertThat(story.test("sterility").verdict()).contains(Verdict.INVALID);
        assertThat(story.lot().investigations().opened()).isEmpty();
        story.sterile();
        assertThat(story.test("sterility")
                        .latest()
                        .orElseThrow()
                        .result()
                        .record()
                        .kind())
                .isEqualTo(AttemptKind.RUN_REPEAT);
        story.decided(Decision.RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.RELEASED);
        story.agrees();
    }

    @Test
    void withTheSampleExhaustedTheResultStands() {
        Story story = Story.received().viability("61").review().laboratory(Optional.empty());
        assertThat(TimedLab.refused(story.concluding(Conclusion.Finding.CONFIRMED, Optional.empty())))
                .as("phase II is planned first, with no retest where nothing is left")
                .isNotEmpty();
        story.plan(0).concluded(Conclusion.Finding.NO_CAUSE_FOUND, Optional.empty());
        assertThat(story.test("viability").conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        assertThat(story.test("viability").attempts()).hasSize(1);
        story.endotoxin("<0.1", "97").dose().review().batchRecord().decided(Decision.REJECT, "Viability.");
        assertThat(story.certificates().get(0).content().notes())
                .anyMatch(note -> note.contains("no cause was found, the result stands"));
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void everyAnswerOfAReviewAndOfARunLeadsOn() {
        Story story = Story.received()
                .viability("88")
                .sendBack("viability")
                .viability("89")
                .review();
        story.endotoxin("<0.1", "40")
                .endotoxin("6.0", "97")
                .sendBack("endotoxin")
                .endotoxin("6.1", "97")
                .review();
        assertThat(story.lot().investigations().opened()).hasSize(1);
        story.laboratory(Optional.empty()).plan(2);
        story.endotoxin("<0.1", "40", "technician2").endotoxin("<0.1", "97", "technician2");
        story.sendBack("endotoxin").endotoxin("<0.2", "97", "technician2").review();
        assertThat(story.test("endotoxin").phase()).isEqualTo(TestPhase.TO_PERFORM);
        story.endotoxin("<0.1", "97", "technician2").review();
        assertThat(story.test("endotoxin").phase()).isEqualTo(TestPhase.INVESTIGATION);
        story.concluded(Conclusion.Finding.INVALIDATED, Optional.of(Story.CAUSE));
        assertThat(story.test("endotoxin").conclusion()).contains(TestConclusion.CONFORMS);
        story.dose().review().batchRecord().decided(Decision.CONDITIONAL_RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.test("endotoxin").previouslyOutOfSpecification()).isTrue();
        story.agrees();
    }

    @Test
    void anInconclusiveCountOfAShippedProductIsFollowedUp() {
        var input = Story.registration("ipsc-interneuron-intracerebral/1", Story.SHELF_LIFE);
        input.put("donorType", "allogeneic");
        Story story = Story.of(TimedLab.done(Story.registering(input))).receive();
        story.perform("residual-oct4", "{\"positives\":\"95\",\"examined\":\"100000\"}")
                .review();
        assertThat(story.test("residual-oct4").phase()).isEqualTo(TestPhase.TO_PERFORM);
        story.perform("residual-oct4", "{\"positives\":\"210\",\"examined\":\"400000\"}")
                .review();
        assertThat(story.test("residual-oct4")
                        .latest()
                        .orElseThrow()
                        .result()
                        .record()
                        .kind())
                .isEqualTo(AttemptKind.FOLLOW_UP);
        assertThat(story.test("residual-oct4").conclusion()).contains(TestConclusion.CONFORMS);
    }

    @Test
    void anInconclusiveCountWithItsFollowUpDoneIsInvestigatedAndTheTableIsOnRecord() {
        var input = Story.registration("ipsc-interneuron-intracerebral/1", Story.SHELF_LIFE);
        input.put("donorType", "allogeneic");
        Story story = Story.of(TimedLab.done(Story.registering(input))).receive();
        story.perform("residual-oct4", "{\"positives\":\"95\",\"examined\":\"100000\"}")
                .review();
        assertThat(story.lot().openInvestigations()).isEmpty();
        story.perform("residual-oct4", "{\"positives\":\"380\",\"examined\":\"400000\"}");
        assertThat(story.lot().openInvestigations()).hasSize(1);
        String table = story.lot().models().get("follow-up");
        assertThat(asked(story))
                .extracting(entry -> entry.after().path("answer").asString())
                .containsExactly("FURTHER_TEST", "INVESTIGATE");
        assertThat(asked(story))
                .allSatisfy(entry ->
                        assertThat(entry.after().path("decision").asString()).isEqualTo(table));
        story.review().confirmed();
        assertThat(story.test("residual-oct4").conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        story.agrees();
    }

    @Test
    void anInconclusiveTestForInformationIsReviewedAndOpensNothing() {
        ScenarioCells.approved(
                "information-cells",
                1,
                yaml -> yaml.replace(
                        "    method: numeric\n    methodReference: SOP-T-5, version 1\n    criterion:\n"
                                + "      min: \"20\"\n      unit: \"%\"\n",
                        "    method: rare-cells\n    methodReference: SOP-T-5, version 1\n    criterion:\n"
                                + "      below: \"0.1\"\n      unit: \"%\"\n      decision: upper-bound\n"
                                + "      confidence: \"0.95\"\n      cellsPerDose: \"5.5e6\"\n      minExamined: \"100000\"\n"));
        Story story = Story.of(
                        TimedLab.done(Story.registering(Story.registration("information-cells/1", Story.SHELF_LIFE))))
                .receive()
                .perform("potency", "{\"positives\":\"95\",\"examined\":\"100000\"}")
                .review();
        assertThat(story.test("potency").verdict()).contains(Verdict.INCONCLUSIVE);
        assertThat(story.test("potency").phase()).isEqualTo(TestPhase.CONCLUDED);
        assertThat(story.lot().openInvestigations()).isEmpty();
        assertThat(asked(story))
                .extracting(entry -> entry.after().path("answer").asString())
                .containsExactly("CONCLUDE");
    }

    private static List<Entry> asked(Story story) {
        return TimedLab.lab().ledger().entries(Lots.stream(story.id()), 1, 1000).stream()
                .filter(entry -> entry.after().path("node").asString().equals("Task_DecideFollowUp"))
                .toList();
    }
}
