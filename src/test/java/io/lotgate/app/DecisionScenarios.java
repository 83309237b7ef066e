package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.Role;
import io.lotgate.certificate.Judgement;
import io.lotgate.certificate.Standing;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Need;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.Status;
import io.lotgate.lot.Step;
import io.lotgate.value.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Ways that end with the first decision, or with the second one. */
abstract class DecisionScenarios {

    @Test
    void aPublishedDoseIsReleasedAtOnce() {
        Lab lab = TimedLab.lab();
        SampleWay way = lab.way();
        SampleLot sample = lab.dose();
        Story story = Story.of(way.register(sample));
        way.receive(story.id(), sample);
        story.lot().specification().tests().forEach(test -> {
            story.review();
            way.perform(story.id(), sample, test.id(), observation(sample, test.id()), Optional.empty());
        });
        story.review().batchRecord().decided(Decision.RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.RELEASED);
        assertThat(story.needs()).containsExactly(Need.KEEP_STOCK);
        assertThat(story.actions())
                .startsWith("lot registered", "samples received")
                .contains("lot decided", "certificate committed")
                .endsWith("certificate issued");
        assertThat(story.certificates()).singleElement().satisfies(certificate -> {
            assertThat(certificate.content().disposition().standing()).isEqualTo(Standing.RELEASED);
            assertThat(certificate.content().disposition().pending()).isEmpty();
            assertThat(certificate.pdf()).isPresent();
        });
        story.agrees();
    }

    @Test
    void aLotWhoseContainerBrokeIsRejectedWhileItsTestsAreOpen() {
        Story story = Story.received().viability("88");
        story.decided(Decision.REJECT, "Container 1 leaked in the refrigerator.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        assertThat(story.lot().step()).isEqualTo(Step.NONE);
        assertThat(story.performing("endotoxin", "{\"result\":\"<0.1\"}", "technician"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(story.certificates()).singleElement().satisfies(certificate -> {
            assertThat(certificate.content().disposition().standing()).isEqualTo(Standing.REJECTED);
            assertThat(certificate.content().disposition().pending()).isEmpty();
            assertThat(certificate.content().disposition().statement().en()).contains("Container 1 leaked");
            assertThat(certificate.content().results())
                    .allSatisfy(line -> assertThat(line.judgement()).isEqualTo(Judgement.NOT_CONCLUDED));
            assertThat(certificate.pdf()).isPresent();
        });
        assertThat(steps(story)).doesNotContain("Task_ReviewResult", "Task_ReviewBatchRecord", "Task_DecideLot");
        assertThat(steps(story)).endsWith("Task_IssueRejectionCertificate", "End_Rejected");
        story.agrees();
    }

    @Test
    void aLotWhoseSamplesWereLostIsRejectedBeforeTheyArrive() throws Exception {
        Story story = Story.registered(Story.SHELF_LIFE);
        String lot = "/lotgate/lots/" + story.lot().registration().number();
        Visitor certifier = Visitor.signedIn(TimedLab.lab().url(), "certifier", SamplePeople.PASSWORD);
        assertThat(certifier.get(lot).body()).contains("Reject before the decision");
        assertThat(certifier.get(lot + "/decision").body()).contains("Now it can only be rejected.");
        assertThat(Visitor.signedIn(TimedLab.lab().url(), "technician", SamplePeople.PASSWORD)
                        .get(lot)
                        .body())
                .doesNotContain("Reject before the decision");
        story.decided(Decision.REJECT, "The courier lost the box.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        assertThat(story.certificates()).hasSize(1);
        story.agrees();
    }

    @Test
    void aLotIsRejectedBeforeItsBatchRecordIsReviewed() {
        Story story =
                Story.received().viability("88").endotoxin("<0.1", "97").dose().review();
        assertThat(story.lot().step()).isEqualTo(Step.REVIEW_BATCH_RECORD);
        story.decided(Decision.REJECT, "The batch record is lost.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        story.agrees();
    }

    @Test
    void beforeTheDecisionALotIsOnlyRejectedAndOnlyByACertifierAndNotUnderInvestigation() {
        Story story = Story.received().viability("88");
        assertThat(story.deciding(Decision.RELEASE, "")).isInstanceOf(Outcome.Refused.class);
        assertThat(story.deciding(Decision.CONDITIONAL_RELEASE, "")).isInstanceOf(Outcome.Refused.class);
        assertThat(story.deciding(Decision.REJECT, "")).isInstanceOf(Outcome.Refused.class);
        story.endotoxin("6.0", "97");
        assertThat(story.lot().openInvestigations()).hasSize(1);
        assertThat(story.deciding(Decision.REJECT, "too much")).isInstanceOf(Outcome.Refused.class);
        assertThat(story.lot().status()).isEqualTo(Status.UNDER_TEST);
    }

    private static List<String> steps(Story story) {
        return TimedLab.lab().ledger().entries(Lots.stream(story.id()), 1, 1000).stream()
                .filter(entry -> entry.action().equals("step completed"))
                .map(entry -> entry.after().path("node").asString())
                .toList();
    }

    @Test
    void aConditionalReleaseIsFollowedByTheFinalOne() {
        Story story = Story.conditionallyReleased();
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        assertThat(story.certificates().get(0).content().disposition().pending())
                .extracting(pending -> pending.test().en())
                .containsExactly("Sterility", "Potency");
        TimedLab.later(Duration.ofDays(15));
        story.sterile();
        assertThat(story.needs()).containsExactly(Need.DECIDE_FINALLY);
        story.decided(Decision.RELEASE, "");
        assertThat(story.lot().status()).isEqualTo(Status.RELEASED);
        assertThat(story.lot().decisions()).hasSize(2);
        assertThat(story.certificates()).hasSize(2);
        assertThat(story.certificates().get(1).content().disposition().standing())
                .isEqualTo(Standing.RELEASED);
        assertThat(story.certificates().get(1).content().issue().supersedes())
                .contains(story.certificates().get(0).number());
        assertThat(TimedLab.refused(story.deciding(Decision.REJECT, "too late")))
                .anyMatch(why -> why.contains("is released already"));
        story.agrees();
    }

    @Test
    void aLotWithNothingOpenIsNotReleasedUnderConditions() {
        Story story = Story.toDecide();
        assertThat(TimedLab.refused(story.deciding(Decision.RELEASE, "")))
                .anyMatch(why -> why.contains("Sterility: no result yet"));
        TimedLab.later(Duration.ofDays(15));
        story.sterile();
        assertThat(TimedLab.refused(story.deciding(Decision.CONDITIONAL_RELEASE, "")))
                .anyMatch(why -> why.contains("No late result is open"));
        story.decided(Decision.RELEASE, "");
        assertThat(story.certificates()).hasSize(1);
        assertThat(story.lot().status()).isEqualTo(Status.RELEASED);
    }

    @Test
    void aLotWhoseResultIsConfirmedIsRejected() {
        Story story = Story.received().viability("61").review().confirmed();
        story.endotoxin("<0.1", "97").dose().review().batchRecord();
        assertThat(story.lot().step()).isEqualTo(Step.DECIDE);
        assertThat(TimedLab.refused(story.deciding(Decision.REJECT, " ")))
                .containsExactly("Say why the lot is rejected.");
        story.decided(Decision.REJECT, "Viability is out of specification.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        assertThat(story.certificates()).singleElement().satisfies(certificate -> assertThat(
                        certificate.content().disposition().standing())
                .isEqualTo(Standing.REJECTED));
        assertThat(story.actions())
                .containsSubsequence(
                        "investigation opened", "retests planned", "investigation concluded", "lot decided");
        assertThat(story.needs()).isEmpty();
        story.agrees();
    }

    @Test
    void aLotThatExpiredBeforeItsDecisionIsRejected() {
        Story story = Story.registered(Duration.ofDays(2)).receive().gating();
        TimedLab.later(Duration.ofDays(3));
        assertThat(story.lot().status()).isEqualTo(Status.EXPIRED);
        assertThat(TimedLab.refused(story.deciding(Decision.CONDITIONAL_RELEASE, "")))
                .contains("The lot has expired.");
        story.decided(Decision.REJECT, "Expired before the decision.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        assertThat(story.actions()).containsSubsequence("expired", "lot decided");
        story.agrees();
    }

    @Test
    void ofTwoWhoDecideAtTheSameMomentOneIsTold() throws Exception {
        Story story = Story.toDecide();
        secondCertifier();
        long shown = story.lot().version();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Outcome<UUID>> release =
                () -> decide(story, "certifier", Decision.CONDITIONAL_RELEASE, shown, together);
        Callable<Outcome<UUID>> reject = () -> decide(story, "certifier2", Decision.REJECT, shown, together);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Outcome<UUID>>> answers = people.invokeAll(List.of(release, reject));
            List<Outcome<UUID>> outcomes =
                    List.of(answers.get(0).get(), answers.get(1).get());
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .singleElement()
                    .satisfies(refused -> assertThat(((Outcome.Refused<UUID>) refused).reasons())
                            .extracting(Refusal::kind)
                            .containsOnly(Refusal.Kind.STALE));
        } finally {
            people.shutdownNow();
        }
        TimedLab.runJobs();
        assertThat(story.lot().decisions()).hasSize(1);
        assertThat(story.certificates()).hasSize(1);
        story.agrees();
    }

    @Test
    void aLotKeepsTheSpecificationItWasRegisteredUnder() {
        ScenarioCells.approved("superseded-cells", 1);
        Story story = Story.of(
                        TimedLab.done(Story.registering(Story.registration("superseded-cells/1", Story.SHELF_LIFE))))
                .receive()
                .viability("88");
        String pinned = story.lot().registration().specification();
        ScenarioCells.approved("superseded-cells", 2);
        story.endotoxin("<0.1", "97").dose().review().batchRecord().decided(Decision.CONDITIONAL_RELEASE, "");
        assertThat(story.lot().specification().reference()).isEqualTo("superseded-cells/1");
        assertThat(story.lot().results())
                .allSatisfy(
                        result -> assertThat(result.record().specification()).isEqualTo(pinned));
        assertThat(story.certificates().get(0).content().product().version()).isEqualTo(1);
        assertThat(TimedLab.refused(Story.registering(Story.registration("superseded-cells/1", Story.SHELF_LIFE))))
                .anyMatch(why -> why.contains("superseded by a newer version"));
        Story next =
                Story.of(TimedLab.done(Story.registering(Story.registration("superseded-cells/2", Story.SHELF_LIFE))));
        assertThat(next.lot().specification().version()).isEqualTo(2);
        assertThat(next.lot().registration().specification()).isNotEqualTo(pinned);
    }

    @Test
    void noResultOutOfSpecificationIsInvalidatedWithoutACause() {
        Story story = Story.received().viability("61").review().laboratory(Optional.empty());
        assertThat(TimedLab.refused(story.concluding(Conclusion.Finding.INVALIDATED, Optional.empty())))
                .anyMatch(why -> why.contains("Name the proven cause"));
        assertThat(TimedLab.refused(story.concluding(Conclusion.Finding.INVALIDATED, Optional.of("an outlier"))))
                .anyMatch(why -> why.contains("The laboratory found no cause of its own"));
        assertThat(story.lot().openInvestigations()).hasSize(1);
        assertThat(story.lot().status()).isEqualTo(Status.UNDER_TEST);
    }

    private static Outcome<UUID> decide(Story story, String who, Decision decision, long shown, CyclicBarrier together)
            throws Exception {
        Lab lab = TimedLab.lab();
        Actor by = lab.actor(who);
        Credentials credentials = new Credentials(who, SamplePeople.PASSWORD);
        together.await();
        return lab.process().decide(Ids.next(), story.id(), decision, "As I read it.", shown, by, credentials);
    }

    private static void secondCertifier() {
        Accounts accounts = TimedLab.lab().bean(Accounts.class);
        if (accounts.find("certifier2").isEmpty()) {
            accounts.create(
                    "certifier2",
                    "Deputy (sample)",
                    Set.of(Role.CERTIFIER),
                    SamplePeople.PASSWORD,
                    TimedLab.lab().actor("admin"));
        }
    }

    private static tools.jackson.databind.node.ObjectNode observation(SampleLot sample, String test) {
        return sample.observation(test, TimedLab.lab().bean(java.time.Clock.class));
    }
}
