package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.lot.Act;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.Status;
import io.lotgate.value.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Commands that come twice, too late, or for a lot that is not there. */
abstract class CommandScenarios {
    private static final Map<String, String> REASON = Map.of("reason", "A complaint about the bag.");

    @Test
    void theSameCommandTwiceHasOneOutcome() {
        Story story = Story.received();
        UUID command = Ids.next();
        long version = story.lot().version();
        Outcome<UUID> first = hold(command, story.id(), version);
        assertThat(hold(command, story.id(), version)).isEqualTo(first);
        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(story.lot().events().holds()).hasSize(1);
        assertThat(story.actions()).containsOnlyOnce("hold");
    }

    @Test
    void anIdUsedForSomethingElseIsRefused() {
        Story story = Story.received();
        Story other = Story.received();
        UUID command = Ids.next();
        hold(command, story.id(), story.lot().version());
        assertThat(kind(hold(command, other.id(), other.lot().version()))).isEqualTo(Refusal.Kind.STALE);
        assertThat(other.lot().events().holds()).isEmpty();
    }

    @Test
    void aCommandForALotThatIsNotThereIsRefused() {
        UUID nowhere = Ids.next();
        assertThat(kind(hold(Ids.next(), nowhere, 1))).isEqualTo(Refusal.Kind.NOT_FOUND);
        Lab lab = TimedLab.lab();
        assertThat(kind(lab.process()
                        .decide(
                                Ids.next(),
                                nowhere,
                                Decision.RELEASE,
                                "",
                                1,
                                lab.actor("certifier"),
                                Lab.credentials("certifier"))))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void aCommandForAFinishedLotIsRefused() {
        Story story = Story.toDecide().decided(Decision.REJECT, "The bag leaked.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        assertThat(story.refused("hold", "qa", "reason", "late")).containsExactly("The lot is rejected.");
        assertThat(story.refused("recall", "qa", "reason", "late"))
                .singleElement()
                .asString()
                .contains("Only a lot that was released or supplied is recalled");
        assertThat(story.refused("request-dose", "technician", DoseStory.request("R-7", "70.0", "1")))
                .containsExactly("The lot is rejected: nothing of it is issued or given.");
        assertThat(TimedLab.refused(story.deciding(Decision.RELEASE, "")))
                .anyMatch(why -> why.contains("is rejected already"));
        assertThat(TimedLab.refused(story.performing("viability", "{}", "technician")))
                .anyMatch(why -> why.contains("No result can be added"));
    }

    @Test
    void aSignedActOnAnOldPageIsRefused() {
        Story story = Story.conditionallyReleased();
        long shown = story.lot().version();
        story.hold();
        assertThat(kind(act("recall", Ids.next(), story.id(), shown))).isEqualTo(Refusal.Kind.STALE);
        assertThat(story.lot().status()).isEqualTo(Status.ON_HOLD);
    }

    private static Outcome<UUID> hold(UUID command, UUID lot, long version) {
        return act("hold", command, lot, version);
    }

    private static Outcome<UUID> act(String act, UUID command, UUID lot, long version) {
        Lab lab = TimedLab.lab();
        return lab.process()
                .acts()
                .run(
                        command,
                        lot,
                        Act.of(act).orElseThrow(),
                        REASON,
                        version,
                        lab.bean(Accounts.class).find("qa").orElseThrow().actor(),
                        Lab.credentials("qa"));
    }

    private static Refusal.Kind kind(Outcome<UUID> outcome) {
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<UUID>) outcome).reasons().get(0).kind();
    }

    @Test
    void aSisterLotIsOfTheRightProductAndTheSameDonorAndComesFirst() {
        Map<String, String> first = Story.registration("bm-msc-autologous-iv/1", Duration.ofHours(12));
        first.put("din", "A999926000001");
        UUID sister = TimedLab.done(Story.registering(first));
        String number =
                TimedLab.lab().lots().find(sister).orElseThrow().registration().number();
        Map<String, String> second = Story.registration("msc-neuro-induced-intrathecal/1", Duration.ofHours(12));
        second.put("din", "A999926000002");
        assertThat(TimedLab.refused(Story.registering(second)))
                .singleElement()
                .asString()
                .contains("Enter its number");
        second.put("sister", "NOT-HERE");
        assertThat(TimedLab.refused(Story.registering(second)))
                .singleElement()
                .asString()
                .contains("There is no lot");
        second.put("sister", number);
        assertThat(TimedLab.refused(Story.registering(second)))
                .singleElement()
                .asString()
                .contains("another donor", "A999926000001");
        second.put("din", "A999926000001");
        Story story = Story.of(TimedLab.done(Story.registering(second)));
        assertThat(TimedLab.refused(story.deciding(Decision.RELEASE, "")))
                .containsExactly("The sister lot " + number + " is quarantine. It is released before this one.");
    }
}
