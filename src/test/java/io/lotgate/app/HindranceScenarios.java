package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Decision;
import io.lotgate.lot.Status;
import io.lotgate.lot.TestPhase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the way of a release or an issue beside the results, and what does not. */
abstract class HindranceScenarios {

    @Test
    void aHoldBlocksTheReleaseUntilItIsLifted() {
        Story story = Story.toDecide().hold();
        assertThat(story.lot().status()).isEqualTo(Status.ON_HOLD);
        assertThat(TimedLab.refused(story.deciding(Decision.CONDITIONAL_RELEASE, "")))
                .containsExactly("On hold: A complaint about the bag.");
        assertThat(story.refused("lift-hold", "certifier", "hold", "x", "reason", "y"))
                .containsExactly("Only a QA manager does this.");
        TimedLab.done(story.liftingHold());
        story.decided(Decision.CONDITIONAL_RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.actions()).containsSubsequence("hold", "hold lifted", "lot decided");
        story.agrees();
    }

    @Test
    void testsGoOnUnderAHold() {
        Story story = Story.received().hold().viability("88").review();
        assertThat(story.test("viability").phase()).isEqualTo(TestPhase.CONCLUDED);
        assertThat(story.lot().status()).isEqualTo(Status.ON_HOLD);
    }

    @Test
    void aHoldAfterTheReleaseBlocksTheIssueAndTheAdministration() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory first = DoseStory.requested(story, "70.0", "1")
                .checked()
                .issued()
                .received("in")
                .bedside("Homogeneous");
        DoseStory second = DoseStory.requested(story, "70.0", "2").checked();
        story.hold();
        assertThat(story.warning()).contains("Suspended");
        assertThat(second.refused("issue-dose", "technician", "shipper", "SH-7", "logger", "TL-1"))
                .containsExactly("The lot is on hold: nothing of it is issued or given.");
        assertThat(first.refusedToGive()).containsExactly("The lot is on hold: nothing of it is issued or given.");
        assertThat(story.refused("request-dose", "technician", DoseStory.request("R-7", "70.0", "2")))
                .isNotEmpty();
        TimedLab.done(story.liftingHold());
        assertThat(story.warning()).doesNotContain("Suspended");
        first.given();
        second.issued();
        story.agrees();
    }

    @Test
    void anOpenMajorDeviationBlocksTheReleaseUntilItIsClosed() {
        Story story = Story.toDecide();
        String deviation = deviation(story, "MAJOR");
        assertThat(TimedLab.refused(story.deciding(Decision.CONDITIONAL_RELEASE, "")))
                .containsExactly("Deviation DEV-2026-014 (major) is open.");
        story.act("close-deviation", "qa", "deviation", deviation, "acceptable", "yes", "reason", "No impact.");
        story.decided(Decision.CONDITIONAL_RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.actions()).containsSubsequence("deviation opened", "deviation closed", "lot decided");
    }

    @Test
    void aDeviationThatForbidsTheUseBlocksForGood() {
        Story story = Story.toDecide();
        String deviation = deviation(story, "CRITICAL");
        story.act("close-deviation", "qa", "deviation", deviation, "acceptable", "no", "reason", "Bags mixed up.");
        assertThat(TimedLab.refused(story.deciding(Decision.CONDITIONAL_RELEASE, "")))
                .containsExactly("A deviation was closed with: the lot may not be used. Bags mixed up.");
        story.decided(Decision.REJECT, "Bags mixed up.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        story.agrees();
    }

    @Test
    void aMinorDeviationDoesNotBlock() {
        Story story = Story.toDecide();
        deviation(story, "MINOR");
        story.decided(Decision.CONDITIONAL_RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.lot().openDeviations()).hasSize(1);
        assertThat(story.refused(
                        "open-deviation",
                        "qa",
                        "number",
                        "DEV-2026-014",
                        "gravity",
                        "MAJOR",
                        "description",
                        "d",
                        "impact",
                        "i"))
                .containsExactly("A deviation of this number is on record for this lot.");
    }

    @Test
    void aTestForInformationAlertsAndBlocksNothing() {
        Story story = Story.toDecide()
                .perform("potency", "{\"value\":\"12\",\"unit\":\"%\"}")
                .review();
        assertThat(story.test("potency").conforms()).isFalse();
        assertThat(story.lot().openInvestigations()).isEmpty();
        story.decided(Decision.CONDITIONAL_RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.certificates().get(0).content().results())
                .filteredOn(line -> line.test().equals("potency"))
                .singleElement()
                .satisfies(line -> assertThat(line.judgement().name()).isNotEqualTo("CONFORMS"));
        story.agrees();
    }

    private static String deviation(Story story, String gravity) {
        story.act(
                "open-deviation",
                "technician",
                "number",
                "DEV-2026-014",
                "gravity",
                gravity,
                "description",
                "The incubator stood open for an hour.",
                "impact",
                "Under evaluation.");
        List<String> open = story.lot().openDeviations().stream()
                .map(one -> one.id().toString())
                .toList();
        return open.get(0);
    }
}
