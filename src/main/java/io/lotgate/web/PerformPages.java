package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Performer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Draws the task form. */
@Component
final class PerformPages {
    private final LotViews views;
    private final ResultViews results;
    private final InstrumentFiles files;
    private final Evaluator evaluator;
    private final RunViews runs;

    PerformPages(LotViews views, ResultViews results, InstrumentFiles files, Evaluator evaluator, RunViews runs) {
        this.runs = runs;
        this.views = views;
        this.results = results;
        this.files = files;
        this.evaluator = evaluator;
    }

    /** The sample chosen in the form, when there is one that may be taken. */
    Optional<TakenSample> taken(Lot lot, LotTest test, FormView form) {
        return chosen(lot, test, form).filter(sample -> sample.proposal().usable());
    }

    /** What was chosen in the form, usable or not. */
    Optional<TakenSample> chosen(Lot lot, LotTest test, FormView form) {
        return files.chosen(lot, test, form.value("file"), form.value("fileName"), form.value("taken"));
    }

    String show(Lot lot, LotTest test, FormView form, CommandView command, String fileError, Model model) {
        Optional<TakenSample> taken = taken(lot, test, form);
        boolean external = test.specification().performer() == Performer.EXTERNAL;
        ObservationForm observation = new ObservationForm(evaluator, lot, test.specification(), taken);
        model.addAttribute(
                "page",
                new PerformPage(
                        views.head(lot),
                        views.head(lot, test, test.nextAttempt()),
                        LotViews.href(lot, test) + "/perform",
                        command,
                        test.nextKind().name(),
                        returned(test),
                        again(test),
                        observation.rows(form),
                        external,
                        report(form),
                        Optional.of(intake(lot, test, form, fileError, taken.isPresent())),
                        runs.of(lot, test.specification(), form),
                        results.attempts(lot, test, ""),
                        form,
                        signing(lot, test, external)));
        return WebConfiguration.UI + "perform";
    }

    private static String again(LotTest test) {
        return switch (test.nextKind()) {
            case FOLLOW_UP ->
                "The result was inconclusive. "
                        + test.specification()
                                .further()
                                .followUp()
                                .map(what -> what.en() + ".")
                                .orElse("")
                        + " Enter only what is new; what was counted before is added. For a karyotype enter the report"
                        + " over all cells.";
            case RETEST, RESAMPLE ->
                test.openInvestigation()
                        .map(open -> "Retest " + (open.retestsDone() + 1) + " of investigation "
                                + open.opened().number() + ", by a second analyst.")
                        .orElse("The result before was invalidated; this one takes its place.");
            default -> "";
        };
    }

    private static String returned(LotTest test) {
        return test.latest()
                .filter(LotTest.Attempt::returned)
                .flatMap(LotTest.Attempt::review)
                .flatMap(review -> review.record().reason())
                .orElse("");
    }

    private static Optional<FileView> report(FormView form) {
        String sha = form.value("reportFile");
        return sha.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileView(form.value("reportName"), sha, "", "/lotgate/files/" + sha));
    }

    private IntakeView intake(Lot lot, LotTest test, FormView form, String error, boolean taken) {
        String sample = taken ? form.value("taken") : "";
        return files.view(lot, test, form.value("file"), form.value("fileName"), error, sample);
    }

    private SigningView signing(Lot lot, LotTest test, boolean external) {
        List<BlockRow> blocks = new ArrayList<>();
        if (!Session.has(Role.QC_TECHNICIAN)) {
            blocks.add(new BlockRow("Tests are performed by a QC technician.", "", ""));
        }
        if (test.phase() == TestPhase.NOT_NEEDED) {
            blocks.add(new BlockRow(
                    "The dose is withdrawn: it is not tested any more.", "Open the lot", LotViews.href(lot)));
        } else if (lot.closed(test)) {
            blocks.add(new BlockRow("The lot is decided already.", "Open the lot", LotViews.href(lot)));
        } else if (test.phase() == TestPhase.WAITING) {
            blocks.add(new BlockRow(waiting(lot, test), "Open the lot", LotViews.href(lot)));
        } else if (test.phase() != TestPhase.TO_PERFORM) {
            blocks.add(new BlockRow("A result is on record already.", "See it", LotViews.href(lot, test)));
        }
        String statement = external
                ? "I copied this from the attached report and compared every value with it."
                : "I performed this test, and the values above are what was measured.";
        return new SigningView(
                external ? "transcribed" : "performed",
                statement,
                List.of(
                        FactRow.of("Lot", lot.registration().number()),
                        FactRow.of("Test", test.specification().name().en()),
                        FactRow.of("Attempt", Integer.toString(test.nextAttempt()))),
                Session.person().username(),
                Session.person().printedName(),
                "Sign and save",
                blocks);
    }

    private static String waiting(Lot lot, LotTest test) {
        return lot.received().isEmpty()
                ? "The samples are not received yet."
                : "Needs the reviewed result of " + String.join(", ", test.waitsFor()) + " first.";
    }
}
