package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.certificate.Standing;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Detail;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Need;
import io.lotgate.lot.Status;
import io.lotgate.lot.Stock;
import io.lotgate.lot.TestConclusion;
import io.lotgate.process.Escalation;
import io.lotgate.process.Way;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Results that come after a conditional release and do not conform. */
abstract class LateResultScenarios {

    @Test
    void aLateTestThatIsNotPerformedByItsDueTimeIsEscalatedOnceByTheModelsTimer() {
        Story story = Story.conditionallyReleased();
        TimedLab.later(Duration.ofDays(13));
        assertThat(story.actions()).doesNotContain("test overdue");
        TimedLab.later(Duration.ofDays(4));
        assertThat(overdue(story, "sterility")).isEqualTo(1);
        TimedLab.lab().bean(Escalation.class).look();
        assertThat(told(story, "Sterility was due")).isEqualTo(1);
        Way way = TimedLab.lab().process().way(story.lot(), "sterility");
        assertThat(way.passed()).contains("Flow_ToPerformTest", "Event_TestDue", "Flow_ToEscalate", "Flow_ToEscalated");
        assertThat(way.steps())
                .filteredOn(step -> step.state() == Way.State.DONE)
                .extracting(Way.Step::id)
                .contains("Task_EscalateTest");
        assertThat(way.steps())
                .filteredOn(step -> step.state() == Way.State.OPEN)
                .extracting(Way.Step::id)
                .containsExactly("Task_PerformTest");
        story.sterile();
        TimedLab.later(Duration.ofDays(4));
        assertThat(overdue(story, "sterility")).isEqualTo(1);
        assertThat(told(story, "Sterility was due")).isEqualTo(1);
        story.agrees();
    }

    @Test
    void eachHoldOfALotIsToldAndItsEndOnce() {
        Story story = Story.toDecide().hold();
        assertThat(told(story, "The lot is now on hold.")).isEqualTo(1);
        story.hold();
        assertThat(told(story, "The lot is now on hold.")).isEqualTo(1);
        assertThat(told(story, "The lot was on hold, and is on hold for one more reason now."))
                .isEqualTo(1);
        TimedLab.done(story.liftingHold());
        assertThat(told(story, "The hold has ended.")).isZero();
        TimedLab.done(story.liftingHold());
        assertThat(told(story, "The hold has ended.")).isEqualTo(1);
    }

    @Test
    void aDoseThatNobodyChecksIsToldWhenTheLotExpires() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory.requested(story, "70.0", "1");
        TimedLab.later(Story.SHELF_LIFE.plusDays(1));
        TimedLab.lab().bean(Escalation.class).look();
        TimedLab.lab().bean(Escalation.class).look();
        assertThat(told(story, "To be done, and was due %: check dose (dose 1)."))
                .isEqualTo(1);
    }

    private static long overdue(Story story, String test) {
        return TimedLab.lab().ledger().entries(Lots.stream(story.id()), 1, 1000).stream()
                .filter(entry -> entry.action().equals("test overdue"))
                .filter(entry -> entry.after().path("test").asString().equals(test))
                .count();
    }

    private static long told(Story story, String words) {
        return TimedLab.lab()
                .bean(JdbcClient.class)
                .sql("SELECT count(*) FROM working.notice WHERE lot = ? AND text LIKE ?")
                .params(story.id(), words + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void growthOnDaySixAfterTheAdministrationHoldsTheLotAndEndsInItsRecall() {
        Story story = Story.conditionallyReleased();
        DoseStory.underway(story).received("in").bedside("Homogeneous").given();
        TimedLab.later(Duration.ofDays(6));
        story.sterility(true, "no growth");
        assertThat(story.lot().status()).isEqualTo(Status.ON_HOLD);
        assertThat(story.lot().events().holds()).singleElement().satisfies(hold -> {
            assertThat(hold.detail().cause()).isEqualTo(Detail.Cause.LATE_RESULT);
            assertThat(hold.by()).isEqualTo(Actor.SYSTEM);
        });
        assertThat(story.lot().openInvestigations()).hasSize(1);
        assertThat(story.warning()).contains("Suspended");
        assertThat(story.actions())
                .containsSubsequence("dose administered", "result recorded", "investigation opened", "hold");
        story.review().confirmed();
        assertThat(TimedLab.refused(story.liftingHold())).anyMatch(why -> why.contains("did not conform"));
        assertThat(TimedLab.refused(story.deciding(Decision.RELEASE, "")))
                .anyMatch(why -> why.contains("out of specification"));
        story.decided(Decision.REJECT, "Growth on day 6, confirmed.");
        assertThat(story.lot().status()).isEqualTo(Status.RECALLED);
        assertThat(story.needs()).contains(Need.NOTIFY_RECIPIENTS);
        assertThat(story.certificates()).hasSize(2);
        assertThat(story.certificates().get(1).content().disposition().standing())
                .isEqualTo(Standing.RECALLED);
        assertThat(story.certificates().get(1).content().issue().supersedes())
                .contains(story.certificates().get(0).number());
        told(story);
        assertThat(story.needs()).contains(Need.RECALL_CLOSED);
        story.agrees();
    }

    @Test
    void growthOnDaySixWithContainersUnderwayRecallsAtOnce() {
        Story story = Story.conditionallyReleased();
        DoseStory dose = DoseStory.underway(story);
        TimedLab.later(Duration.ofDays(6));
        story.sterility(true, "no growth");
        assertThat(story.lot().status()).isEqualTo(Status.RECALLED);
        assertThat(story.actions()).containsSubsequence("dose issued", "hold", "recalled");
        String late = "To be done, and was due %: notify recipients.";
        TimedLab.lab().bean(Escalation.class).look();
        assertThat(told(story, late)).as("due at once, and not late yet").isZero();
        TimedLab.later(Duration.ofHours(2));
        TimedLab.lab().bean(Escalation.class).look();
        TimedLab.lab().bean(Escalation.class).look();
        assertThat(told(story, late)).isEqualTo(1);
        assertThat(story.needs()).contains(Need.NOTIFY_RECIPIENTS);
        dose.received("in").bedside("Homogeneous");
        assertThat(dose.refusedToGive()).anyMatch(why -> why.contains("recalled"));
        assertThat(story.refused("close-recall", "qa", "reason", "Done."))
                .anyMatch(why -> why.contains("Containers are underway"));
        story.act(
                "recipient-notified",
                "qa",
                "who",
                "Dr. A.",
                "how",
                "telephone",
                "told",
                TimedLab.now().toString());
        assertThat(story.needs()).contains(Need.ACCOUNT_FOR_CONTAINERS);
        dose.withdrawn();
        assertThat(story.at(Stock.Place.QUARANTINED)).containsExactly(1, 2);
        assertThat(story.needs()).contains(Need.CLOSE_RECALL);
        story.review().confirmed();
        story.decided(Decision.REJECT, "Growth on day 6, confirmed.");
        story.act("close-recall", "qa", "reason", "Everything came back.");
        story.act("discard", "technician", "containers", "1,2", "reason", "Autoclaved.");
        story.act("reconcile", "qa", "reason", "Two of two destroyed.");
        assertThat(story.lot().status()).isEqualTo(Status.CLOSED);
        story.agrees();
    }

    @Test
    void aLateFailureWithAProvenCauseIsRepeatedAndTheLotReleasedFinally() {
        Story story = Story.conditionallyReleased();
        TimedLab.later(Duration.ofDays(6));
        story.sterility(true, "no growth").review();
        assertThat(TimedLab.refused(story.liftingHold())).anyMatch(why -> why.contains("is open"));
        story.invalidated();
        assertThat(story.test("sterility").conclusion()).contains(TestConclusion.INVALIDATED);
        TimedLab.later(Duration.ofDays(15));
        story.sterile();
        assertThat(story.test("sterility").conclusion()).contains(TestConclusion.CONFORMS);
        assertThat(TimedLab.refused(story.deciding(Decision.RELEASE, ""))).anyMatch(why -> why.startsWith("On hold"));
        TimedLab.done(story.liftingHold());
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.warning()).doesNotContain("Suspended");
        story.decided(Decision.RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.RELEASED);
        assertThat(story.certificates().get(1).content().notes()).anyMatch(note -> note.contains(Story.CAUSE));
        assertThat(story.test("sterility").attempts()).hasSize(2);
        story.agrees();
    }

    @Test
    void anOverdueLateResultLeavesTheLotWhereItStands() {
        Story story = Story.conditionallyReleased();
        TimedLab.later(Duration.ofDays(40));
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.test("sterility").dueAt().orElseThrow()).isBefore(TimedLab.now());
        assertThat(TimedLab.refused(story.deciding(Decision.RELEASE, "")))
                .containsExactly("The decision is not open yet: the lot waits for an earlier step.");
        story.sterile().decided(Decision.RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.RELEASED);
    }

    static void told(Story story) {
        story.act(
                "recipient-notified",
                "qa",
                "who",
                "Dr. A.",
                "how",
                "telephone",
                "told",
                TimedLab.now().toString());
        story.act("close-recall", "qa", "reason", "The physician monitors the recipient.");
    }
}
