package io.lotgate.app;

import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.ConcludeInvestigation;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.LaboratoryFindings;
import io.lotgate.lot.LaboratoryPhase;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PlanRetests;
import io.lotgate.value.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of the investigation that is open in a lot. */
final class Inquiry {
    private Inquiry() {}

    static void laboratory(Lab lab, UUID lot, Optional<String> cause) {
        List<LaboratoryPhase.Answer> answers = LaboratoryPhase.QUESTIONS.stream()
                .map(question -> new LaboratoryPhase.Answer(question.id(), question.text(), true, ""))
                .toList();
        LaboratoryFindings findings = new LaboratoryFindings(open(lab, lot), answers, "All looked at.", cause);
        TimedLab.done(lab.process().investigations().laboratory(Ids.next(), lot, findings, lab.actor("reviewer")));
    }

    static void plan(Lab lab, UUID lot, int retests) {
        PlanRetests plan = new PlanRetests(open(lab, lot), retests, AttemptKind.RETEST, "No event.", "As specified.");
        TimedLab.done(
                lab.process().investigations().plan(Ids.next(), lot, plan, lab.actor("qa"), Lab.credentials("qa")));
    }

    static Outcome<UUID> concluding(Lab lab, UUID lot, Conclusion.Finding finding, Optional<String> cause) {
        ConcludeInvestigation conclusion =
                new ConcludeInvestigation(open(lab, lot), finding, cause, "As investigated.");
        return lab.process()
                .investigations()
                .conclude(Ids.next(), lot, conclusion, lab.actor("qa"), Lab.credentials("qa"));
    }

    private static UUID open(Lab lab, UUID lot) {
        return lab.lots().find(lot).orElseThrow().tests().stream()
                .flatMap(test -> test.openInvestigation().stream())
                .findFirst()
                .orElseThrow()
                .opened()
                .id();
    }
}
