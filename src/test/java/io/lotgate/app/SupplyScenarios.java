package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.certificate.Standing;
import io.lotgate.lot.Act;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Errand;
import io.lotgate.lot.Need;
import io.lotgate.lot.Status;
import io.lotgate.value.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exceptional supply of a lot that does not conform (EU GMP Part IV, 11.53 and 11.54). */
abstract class SupplyScenarios {

    @Test
    void aLotIsSuppliedGivenAndReportedAfterItsTimeWasEscalated() {
        Story story = requested(nonconforming());
        assertThat(story.needs()).containsExactly(Need.EVALUATE_RISK);
        accepted(evaluated(story, "yes")).decided(Decision.SUPPLY, "No other product is left for this recipient.");
        assertThat(story.lot().status()).isEqualTo(Status.SUPPLIED_OUT_OF_SPECIFICATION);
        assertThat(story.certificates()).singleElement().satisfies(certificate -> assertThat(
                        certificate.content().disposition().standing())
                .isEqualTo(Standing.SUPPLIED_OUT_OF_SPECIFICATION));
        assertThat(story.needs()).contains(Need.ADMINISTER_SUPPLY);
        DoseStory.underway(story).received("in").bedside("Homogeneous").given();
        assertThat(story.needs()).contains(Need.NOTIFY_AUTHORITY);
        assertThat(story.lot().errands())
                .filteredOn(errand -> errand.need() == Need.NOTIFY_AUTHORITY)
                .extracting(Errand::dueAt)
                .allSatisfy(due -> assertThat(due)
                        .isBetween(
                                TimedLab.now().plus(Duration.ofHours(46)),
                                TimedLab.now().plus(Duration.ofHours(48))));
        TimedLab.later(Duration.ofHours(47));
        assertThat(story.actions()).doesNotContain("notification overdue");
        TimedLab.later(Duration.ofHours(2));
        assertThat(story.actions()).containsOnlyOnce("notification overdue");
        assertThat(story.refused("reconcile", "qa", "reason", "All given."))
                .anyMatch(why -> why.contains("notify authority"));
        story.act(
                "authority-notified",
                "qa",
                "whom",
                "Competent authority",
                "reference",
                "2026-118",
                "told",
                TimedLab.now().toString());
        assertThat(story.needs()).contains(Need.SUPPLIED);
        assertThat(story.actions())
                .containsSubsequence(
                        "supply requested",
                        "risk evaluated",
                        "supply accepted",
                        "lot decided",
                        "dose administered",
                        "notification overdue",
                        "authority notified");
        story.act("reconcile", "qa", "reason", "Two of two given.");
        assertThat(story.lot().status()).isEqualTo(Status.CLOSED);
        story.agrees();
    }

    @Test
    void aSuppliedLotIsCheckedForEverythingButWhatTheRiskWasEvaluatedFor() {
        Story story =
                Story.received().viability("88").review().endotoxin("5.5", "97").review();
        story.laboratory(Optional.empty()).plan(0).concluded(Conclusion.Finding.CONFIRMED, Optional.empty());
        story.dose().review().batchRecord();
        accepted(evaluated(requested(story), "yes")).decided(Decision.SUPPLY, "No other product is left.");
        DoseStory dose =
                DoseStory.requested(DoseStory.counted(story), "70.0", "1,2").checked();
        assertThat(dose.need()).isEqualTo(Need.ISSUE_DOSE);
        dose.weighed("77.8").checked();
        assertThat(dose.need())
                .as("the dose per kilogram was not what the risk was evaluated for")
                .isEqualTo(Need.CHECK_DOSE);
        story.agrees();
    }

    @Test
    void nothingIsSuppliedWithoutTheAcceptance() {
        Story story = evaluated(requested(nonconforming()), "yes");
        assertThat(story.needs()).containsExactly(Need.RECORD_ACCEPTANCE);
        assertThat(TimedLab.refused(story.deciding(Decision.SUPPLY, "Urgent.")))
                .containsExactly(
                        "A supply takes the physician's request, a signed risk evaluation and the acceptance.");
        assertThat(story.lot().status()).isEqualTo(Status.UNDER_TEST);
    }

    @Test
    void aRiskThatCannotBeSupportedIsNotSupplied() {
        Story story = accepted(evaluated(requested(nonconforming()), "no"));
        assertThat(TimedLab.refused(story.deciding(Decision.SUPPLY, "Urgent.")))
                .containsExactly("The risk evaluation does not support the supply.");
        story.decided(Decision.REJECT, "Viability is out of specification.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        assertThat(story.needs()).containsExactly(Need.DECLINED);
        story.agrees();
    }

    @Test
    void aDeclinedRequestIsFollowedByTheRejection() {
        Story story = requested(nonconforming());
        story.act("decline-supply", "qa", "reason", "Another lot was found.");
        assertThat(story.needs()).containsExactly(Need.DECLINED);
        assertThat(story.refused("request-supply", "qa", "physician", "Dr. B.", "hazard", "h", "alternatives", "a"))
                .containsExactly("A request was declined; the lot is decided without it.");
        story.decided(Decision.REJECT, "Viability is out of specification.");
        assertThat(story.lot().status()).isEqualTo(Status.REJECTED);
        story.agrees();
    }

    @Test
    void aConformingLotIsNotSuppliedOutOfSpecification() {
        Story story = Story.toDecide();
        assertThat(story.refused("request-supply", "qa", "physician", "Dr. B.", "hazard", "h", "alternatives", "a"))
                .containsExactly("A request belongs to a lot that waits for its decision and does not conform.");
        assertThat(TimedLab.refused(story.deciding(Decision.SUPPLY, "Urgent."))).isNotEmpty();
    }

    @Test
    void aSiteWhoseConfigurationDoesNotAllowItSuppliesNothing() {
        Lab lab = Lab.lab();
        SampleWay way = lab.way();
        SampleLot sample = lab.dose();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.perform(lot, sample, "mycoplasma", Story.json("{\"value\":\"Detected\"}"), Optional.empty());
        way.accept(lot, "mycoplasma");
        Inquiry.laboratory(lab, lot, Optional.empty());
        Inquiry.plan(lab, lot, 0);
        TimedLab.done(Inquiry.concluding(lab, lot, Conclusion.Finding.CONFIRMED, Optional.empty()));
        way.lot(lot).specification().tests().stream()
                .map(test -> test.id())
                .filter(test -> !test.equals("mycoplasma"))
                .forEach(test -> way.performAndAccept(lot, sample, test));
        way.reviewBatchRecord(lot, "", "");
        Map<String, String> request = Map.of("physician", "Dr. B.", "hazard", "h", "alternatives", "a");
        assertThat(TimedLab.refused(lab.process()
                        .acts()
                        .run(
                                Ids.next(),
                                lot,
                                Act.of("request-supply").orElseThrow(),
                                request,
                                way.lot(lot).version(),
                                lab.actor("qa"),
                                Lab.credentials("qa"))))
                .singleElement()
                .asString()
                .contains("This site does not supply products out of specification");
        assertThat(way.lot(lot).errands()).isEmpty();
    }

    @Test
    void aCertifierSuppliesOnTheDecisionPageOnceThePhysicianAccepted() throws Exception {
        Story story = evaluated(requested(nonconforming()), "yes");
        String address = "/lotgate/lots/" + story.lot().registration().number() + "/decision";
        Visitor certifier = Visitor.signedIn(TimedLab.lab().url(), "certifier", SamplePeople.PASSWORD);
        assertThat(certifier.get(address).body()).contains("Supply out of specification", "signed risk evaluation");
        accepted(story);
        assertThat(certifier.get(address).body()).contains("took it with the risk evaluation");
        Map<String, String> form = Map.of(
                "version", Long.toString(story.lot().version()),
                "decision", "supply",
                "reason", "No other product is left for this recipient.",
                "signer", "certifier",
                "password", SamplePeople.PASSWORD);
        assertThat(certifier.post(address, form).statusCode()).isEqualTo(302);
        assertThat(story.lot().status()).isEqualTo(Status.SUPPLIED_OUT_OF_SPECIFICATION);
    }

    @Test
    void aRequestNamesNoDocumentThatIsNotKept() {
        Story story = nonconforming();
        assertThat(story.refused(
                        "request-supply",
                        "qa",
                        "physician",
                        "Dr. B., hospital",
                        "hazard",
                        "Status epilepticus.",
                        "alternatives",
                        "None left.",
                        "report",
                        "0".repeat(64)))
                .containsExactly("Attach the document as PDF.");
        assertThat(story.lot().events().all()).isEmpty();
    }

    private static Story nonconforming() {
        Story story = Story.received().viability("61").review().confirmed();
        return story.endotoxin("<0.1", "97").dose().review().batchRecord();
    }

    private static Story requested(Story story) {
        story.act(
                "request-supply",
                "qa",
                "physician",
                "Dr. B., hospital",
                "hazard",
                "The disease progresses within weeks.",
                "alternatives",
                "No other lot exists.");
        return story;
    }

    private static Story evaluated(Story story, String recommended) {
        story.act("evaluate-risk", "qa", "evaluation", "What failed bears on efficacy.", "recommended", recommended);
        return story;
    }

    private static Story accepted(Story story) {
        story.act(
                "accept-supply",
                "qa",
                "physician",
                "Dr. B., hospital",
                "accepted",
                TimedLab.now().toString());
        return story;
    }
}
