package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lotgate.certificate.CertificateContent;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Need;
import io.lotgate.lot.Status;
import io.lotgate.lot.Stock;
import io.lotgate.lot.TestPhase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Doses of a released lot: weights that change, excursions, other recipients, the bedside. */
abstract class DoseScenarios {

    @Test
    void aWeightOutsideTheIntervalLetsNothingOut() {
        DoseStory dose = DoseStory.requested(DoseStory.counted(Story.conditionallyReleased()), "70.0", "1,2")
                .checked()
                .weighed("77.8");
        assertThat(dose.need()).isEqualTo(Need.CHECK_DOSE);
        dose.checked();
        assertThat(dose.dose().check().orElseThrow().detail()).satisfies(check -> {
            assertThat(check.passed()).isFalse();
            assertThat(check.weightKg()).isEqualByComparingTo("77.8");
            assertThat(check.criteria()).anySatisfy(one -> {
                assertThat(one.test()).isEqualTo("dose-per-kg");
                assertThat(one.verdict()).isEqualTo("OUT_OF_SPECIFICATION");
            });
        });
        assertThat(dose.refused("issue-dose", "technician", "shipper", "SH-7", "logger", "TL-1"))
                .containsExactly("No dose waits for this.");
        dose.withdrawn();
        assertThat(dose.need()).isEqualTo(Need.WITHDRAWN);
        assertThat(dose.story().at(Stock.Place.IN_STOCK)).as("it never left").containsExactly(1, 2);
        dose.story().agrees();
    }

    @Test
    void aWeightInsideTheIntervalPassesAfterItsCheck() {
        DoseStory dose = DoseStory.requested(DoseStory.counted(Story.conditionallyReleased()), "70.0", "1,2")
                .checked()
                .weighed("77.7");
        assertThat(dose.refused("issue-dose", "technician", "shipper", "SH-7", "logger", "TL-1"))
                .isNotEmpty();
        dose.checked();
        assertThat(dose.dose().check().orElseThrow().detail().criteria())
                .extracting(one -> one.test())
                .containsExactly("endotoxin", "dose-per-kg");
        dose.issued().received("in").bedside("Homogeneous").given();
        assertThat(dose.need()).isEqualTo(Need.ADMINISTERED);
        assertThat(dose.story().at(Stock.Place.ADMINISTERED)).containsExactly(1, 2);
        assertThat(dose.story().actions())
                .containsSubsequence(
                        "dose requested",
                        "dose checked",
                        "weight changed",
                        "dose checked",
                        "dose issued",
                        "dose received",
                        "dose administered");
        dose.story().agrees();
    }

    @Test
    void aWeightThatChangesAfterTheIssueBlocksTheAdministrationUntilItsCheckPasses() {
        DoseStory dose =
                DoseStory.underway(Story.conditionallyReleased()).received("in").bedside("Homogeneous");
        dose.weighed("77.8").checked();
        assertThat(dose.refusedToGive()).containsExactly("No dose waits for this.");
        dose.weighed("69.0");
        assertThat(dose.need()).isEqualTo(Need.CHECK_DOSE);
        assertThat(dose.refusedToGive()).containsExactly("No dose waits for this.");
        dose.checked().given();
        assertThat(dose.need()).isEqualTo(Need.ADMINISTERED);
        dose.story().agrees();
    }

    @Test
    void aWeightOfAnotherDayIsEnteredAnewBeforeTheIssue() {
        DoseStory dose = DoseStory.requested(DoseStory.counted(Story.conditionallyReleased()), "70.0", "1,2")
                .checked();
        TimedLab.later(Duration.ofDays(3));
        assertThat(dose.refused("issue-dose", "technician", "shipper", "SH-7", "logger", "TL-1"))
                .anyMatch(why -> why.contains("Enter the weight of the day"));
        dose.weighed("70.4").checked().issued();
        assertThat(dose.need()).isEqualTo(Need.RECEIVE_DOSE);
    }

    @Test
    void anExcursionThatIsAssessedAsUsableLetsTheDoseBeGiven() {
        DoseStory dose = DoseStory.underway(Story.conditionallyReleased())
                .bedside("Homogeneous")
                .received("out");
        assertThat(dose.need()).isEqualTo(Need.ASSESS_EXCURSION);
        assertThat(dose.refusedToGive()).isNotEmpty();
        dose.assessed("yes").given();
        assertThat(dose.need()).isEqualTo(Need.ADMINISTERED);
        dose.story().agrees();
    }

    @Test
    void anExcursionThatIsAssessedAsNotUsableEndsWithTheContainersDestroyed() {
        DoseStory dose = DoseStory.underway(Story.conditionallyReleased())
                .bedside("Homogeneous")
                .received("out");
        dose.assessed("no");
        assertThat(dose.need()).isEqualTo(Need.WITHDRAW_DOSE);
        assertThat(dose.refusedToGive()).containsExactly("No dose waits for this.");
        dose.withdrawn();
        Story story = dose.story();
        assertThat(story.at(Stock.Place.QUARANTINED)).containsExactly(1, 2);
        assertThat(story.refused("request-dose", "technician", DoseStory.request("R-7", "70.0", "1")))
                .containsExactly("No container is left in stock.");
        story.act("discard", "technician", "containers", "1,2", "reason", "Excursion, autoclaved.");
        assertThat(story.at(Stock.Place.DISCARDED)).containsExactly(1, 2);
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        story.agrees();
    }

    @Test
    void anAutologousLotIsForItsOwnRecipientAlone() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        assertThat(story.refused("request-dose", "technician", DoseStory.request("R-8", "70.0", "1")))
                .singleElement()
                .asString()
                .contains("This lot is for recipient R-7 and for nobody else");
        assertThat(story.refused("request-dose", "qa", DoseStory.request("R-7", "70.0", "1")))
                .containsExactly("Only a QC technician does this.");
        assertThat(story.lot().stock().doses()).isEmpty();
        assertThat(story.actions()).doesNotContain("dose requested");
    }

    @Test
    void eachDoseIsTestedAtItsOwnAdministration() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory first = DoseStory.arrived(story, "1");
        assertThat(name(story, "bedside")).isEqualTo("Appearance at the bedside");
        DoseStory second = DoseStory.arrived(story, "2");
        assertThat(name(story, "bedside")).isEqualTo("Appearance at the bedside, dose 1");
        assertThat(name(story, "bedside.2")).isEqualTo("Appearance at the bedside, dose 2");
        first.bedside("Homogeneous");
        assertThat(second.refusedToGive())
                .as("the first may be given, so that this dose is refused by its own test")
                .containsExactly(
                        "Appearance at the bedside, dose 2 stands before the administration and is not concluded.");
        first.given();
        assertThat(second.refusedToGive()).isNotEmpty();
        second.bedside("Homogeneous").given();
        assertThat(second.need()).isEqualTo(Need.ADMINISTERED);
        assertThat(story.at(Stock.Place.ADMINISTERED)).containsExactly(1, 2);
        story.agrees();
    }

    @Test
    void anotherDoseWaitsForTheInvestigationOfTheFirstAndIsThenGivenByItsOwnTest() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory first = DoseStory.arrived(story, "1");
        DoseStory second = DoseStory.arrived(story, "2");
        second.bedside("Homogeneous");
        first.bedside("Clumps");
        assertThat(second.refusedToGive()).singleElement().asString().contains("of another dose of this lot is open");
        story.confirmed();
        assertThat(first.refusedToGive())
                .containsExactly("Appearance at the bedside, dose 1 does not conform: the dose is not given.");
        second.given();
        first.withdrawn();
        assertThat(story.at(Stock.Place.ADMINISTERED)).containsExactly(2);
        story.agrees();
    }

    @Test
    void theEngineIsAskedNoMoreWhereMoreDosesAreOpen() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory first = DoseStory.requested(story, "70.0", "1");
        List<String> one = EngineQuestions.during(() -> first.weighed("70.1"));
        DoseStory.requested(story, "70.0", "2");
        List<String> two = EngineQuestions.during(() -> first.weighed("70.2"));
        assertThat(one).isNotEmpty();
        assertThat(two).containsExactlyElementsOf(one);
    }

    @Test
    void theTestOfAWithdrawnDoseEndsAndTheNextDoseHasItsOwn() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory first = DoseStory.arrived(story, "1").withdrawn();
        assertThat(story.test("bedside").phase()).isEqualTo(TestPhase.NOT_NEEDED);
        assertThat(TimedLab.tasks(story.id(), "bedside")).isZero();
        assertThat(TimedLab.refused(story.performing("bedside", "{\"value\":\"Homogeneous\"}", "technician")))
                .containsExactly("The dose is withdrawn: it is not tested any more. Your values were not saved.");
        DoseStory second = DoseStory.requested(story, "70.0", "2");
        assertThat(TimedLab.tasks(story.id(), "bedside.2")).isEqualTo(1);
        second.checked().issued().received("in").bedside("Homogeneous").given();
        assertThat(first.need()).isEqualTo(Need.WITHDRAWN);
        assertThat(second.need()).isEqualTo(Need.ADMINISTERED);
        story.agrees();
    }

    @Test
    void aReturnedResultOfAWithdrawnDoseIsNotCorrectedAndAnInvestigationOfItGoesOn() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory first = DoseStory.arrived(story, "1");
        DoseStory second = DoseStory.arrived(story, "2");
        story.perform("bedside", "{\"value\":\"Homogeneous\"}").sendBack("bedside");
        assertThat(story.test("bedside").phase()).isEqualTo(TestPhase.TO_PERFORM);
        first.withdrawn();
        assertThat(story.test("bedside").phase()).isEqualTo(TestPhase.NOT_NEEDED);
        assertThat(TimedLab.tasks(story.id(), "bedside")).isZero();
        second.bedside("Clumps").withdrawn();
        assertThat(story.lot().openInvestigations()).hasSize(1);
        story.confirmed();
        assertThat(story.test("bedside.2").phase()).isEqualTo(TestPhase.CONCLUDED);
        story.agrees();
    }

    @Test
    void theCertificateNamesTheDoseThatWasTestedAndDoesNotAwaitTheOneThatWasWithdrawn() {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory.arrived(story, "1").bedside("Homogeneous").given();
        DoseStory.arrived(story, "2").withdrawn();
        TimedLab.later(Duration.ofDays(14));
        story.sterile().decided(Decision.RELEASE, "");
        CertificateContent second = story.certificates().get(1).content();
        assertThat(second.results())
                .filteredOn(line -> line.test().startsWith("bedside"))
                .extracting(line -> line.name().en(), line -> line.judgement().name())
                .containsExactly(
                        tuple("Appearance at the bedside, dose 1", "CONFORMS"),
                        tuple("Appearance at the bedside, dose 2", "NOT_CONCLUDED"));
        assertThat(story.certificates().get(1).pdf()).isPresent();
        story.agrees();
    }

    private static String name(Story story, String test) {
        return story.test(test).specification().name().en();
    }

    @Test
    void aDoseThatFailsAtTheBedsideIsNotGiven() {
        DoseStory dose = DoseStory.underway(Story.conditionallyReleased()).received("in");
        assertThat(dose.refusedToGive()).anyMatch(why -> why.contains("stands before the administration"));
        dose.bedside("Clumps");
        assertThat(dose.refusedToGive()).isNotEmpty();
        Story story = dose.story().confirmed();
        assertThat(dose.refusedToGive())
                .containsExactly("Appearance at the bedside does not conform: the dose is not given.");
        dose.withdrawn();
        story.act("discard", "technician", "containers", "1,2", "reason", "Clumps.");
        assertThat(story.at(Stock.Place.ADMINISTERED)).isEmpty();
        assertThat(story.lot().status()).isEqualTo(Status.CONDITIONALLY_RELEASED);
        story.agrees();
    }

    @Test
    void aContainerIsNeverInTwoDoses() {
        DoseStory first = DoseStory.requested(DoseStory.counted(Story.conditionallyReleased()), "70.0", "1");
        assertThat(first.story().refused("request-dose", "technician", DoseStory.request("R-7", "70.0", "1,2")))
                .containsExactly("Choose containers that lie in stock.");
        assertThat(first.story().refused("discard", "technician", "containers", "1", "reason", "Cracked."))
                .containsExactly("Choose containers in stock or quarantine.");
        first.withdrawn();
        DoseStory second = DoseStory.requested(first.story(), "70.0", "1,2").checked();
        assertThat(second.need()).isEqualTo(Need.ISSUE_DOSE);
    }
}
