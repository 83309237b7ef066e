package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Decision;
import io.lotgate.lot.Need;
import io.lotgate.lot.Status;
import io.lotgate.lot.Stock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a lot ends after its release: used up, expired, recalled. */
abstract class StockScenarios {

    @Test
    void aLotWhoseContainersAreAllGivenIsReconciledAndClosed() {
        Story story = released(Story.SHELF_LIFE);
        DoseStory.underway(story).received("in").bedside("Homogeneous").given();
        story.act("reconcile", "qa", "reason", "Two of two given.");
        assertThat(story.lot().status()).isEqualTo(Status.CLOSED);
        assertThat(story.needs()).contains(Need.CLOSED);
        assertThat(story.actions()).endsWith("dose administered", "reconciled");
        assertThat(story.refused("hold", "qa", "reason", "too late")).containsExactly("The lot is closed.");
        assertThat(story.refused("recall", "qa", "reason", "too late")).isNotEmpty();
        story.agrees();
    }

    @Test
    void aLotThatExpiresInStockIsDiscardedReconciledAndClosed() {
        Story story = DoseStory.counted(released(Duration.ofDays(60)));
        DoseStory dose = DoseStory.requested(story, "70.0", "1").checked();
        assertThat(story.refused("reconcile", "qa", "reason", "early")).isNotEmpty();
        TimedLab.later(Duration.ofDays(61));
        assertThat(story.lot().status()).isEqualTo(Status.EXPIRED);
        assertThat(dose.refused("issue-dose", "technician", "shipper", "SH-7", "logger", "TL-1"))
                .anyMatch(why -> why.contains("expired"));
        dose.withdrawn();
        story.act("discard", "technician", "containers", "1,2", "reason", "Expired, autoclaved.");
        assertThat(story.refused("reconcile", "technician", "reason", "done"))
                .containsExactly("Only a QA manager does this.");
        story.act("reconcile", "qa", "reason", "Two of two destroyed.");
        assertThat(story.lot().status()).isEqualTo(Status.CLOSED);
        assertThat(story.actions()).containsSubsequence("expired", "containers discarded", "reconciled");
        story.agrees();
    }

    @Test
    void aRecallOfAReleasedLotIsClosedWhenEverybodyIsTold() {
        Story story = released(Story.SHELF_LIFE);
        DoseStory.underway(story).received("in").bedside("Homogeneous").given();
        story.act("recall", "qa", "reason", "The donor's serum was found reactive.");
        assertThat(story.lot().status()).isEqualTo(Status.RECALLED);
        assertThat(story.warning()).contains("Suspended");
        assertThat(story.needs()).contains(Need.NOTIFY_RECIPIENTS);
        assertThat(story.refused("close-recall", "qa", "reason", "Nobody is told."))
                .containsExactly("Nobody is on record as told.");
        assertThat(story.refused(
                        "recipient-notified",
                        "qa",
                        "who",
                        "Dr. A.",
                        "how",
                        "telephone",
                        "told",
                        TimedLab.now().plusSeconds(3600).toString()))
                .containsExactly("This lies in the future. Check date and time.");
        LateResultScenarios.told(story);
        assertThat(story.needs()).contains(Need.RECALL_CLOSED);
        story.act("reconcile", "qa", "reason", "Two of two given before the recall.");
        assertThat(story.lot().status()).isEqualTo(Status.CLOSED);
        story.agrees();
    }

    @Test
    void aRecallWithEverythingInStockNeedsNobodyTold() {
        Story story = DoseStory.counted(released(Story.SHELF_LIFE));
        DoseStory dose = DoseStory.requested(story, "70.0", "1").checked();
        story.act("recall", "qa", "reason", "A reagent's maker recalled it.");
        assertThat(dose.refused("issue-dose", "technician", "shipper", "SH-7", "logger", "TL-1"))
                .anyMatch(why -> why.contains("recalled"));
        assertThat(story.needs()).contains(Need.CLOSE_RECALL);
        story.act("close-recall", "qa", "reason", "Nothing had left.");
        dose.withdrawn();
        story.act("discard", "technician", "containers", "1,2", "reason", "Recalled.");
        story.act("reconcile", "qa", "reason", "Two of two destroyed.");
        assertThat(story.lot().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aMissingContainerIsNotCountedAway() {
        Story story = released(Story.SHELF_LIFE);
        assertThat(story.refused("count-stock", "technician", "containers", "1", "location", "tank 2"))
                .singleElement()
                .asString()
                .contains("2 containers are registered");
        story.act("count-stock", "technician", "containers", "2", "location", "tank 2", "damaged", "2");
        assertThat(story.at(Stock.Place.QUARANTINED)).containsExactly(2);
        assertThat(story.at(Stock.Place.IN_STOCK)).containsExactly(1);
    }

    private static Story released(Duration shelfLife) {
        Story story = Story.registered(shelfLife).receive().gating();
        TimedLab.later(Duration.ofDays(15));
        return story.sterile().decided(Decision.RELEASE, "");
    }
}
