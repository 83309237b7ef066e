package io.lotgate.web;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotInvestigation;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything about one test that a QA manager must see before signing, as one row. */
record TestConcerns(Lot lot, LotTest test, List<String> limits) {

    /** What is remarkable about the result that stands; empty when it plainly conforms. */
    List<String> remarks() {
        List<String> reasons = new ArrayList<>();
        test.standing().ifPresent(attempt -> standing(attempt, reasons));
        test.investigations().forEach(one -> reasons.add(investigation(one)));
        if (test.attempts().size() > 1) {
            reasons.add("Entered " + test.attempts().size() + " times: " + way() + ".");
        }
        return reasons;
    }

    /** The row, if there is anything to say. */
    Optional<ConcernRow> row() {
        List<String> reasons = new ArrayList<>();
        boolean open = lot.received().isPresent() && test.phase() != TestPhase.CONCLUDED;
        if (open && test.specification().gate() == Gate.LATE) {
            reasons.add("Late test, still open.");
        }
        reasons.addAll(remarks());
        String link = test.attempts().isEmpty() ? "" : "Open the result";
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConcernRow(
                        LotViews.verdict(test),
                        test.specification().name().en(),
                        String.join(" ", reasons),
                        test.investigation().isPresent() ? "Open the investigation" : link,
                        test.investigation().isPresent()
                                ? LotViews.href(lot, test) + "/investigation"
                                : link.isEmpty() ? "" : LotViews.href(lot, test)));
    }

    /** 0 for the gravest: a broken signature or a failure, then other verdicts, then remarks. */
    int rank() {
        boolean broken =
                test.attempts().stream().anyMatch(attempt -> attempt.result().broken());
        return broken || test.verdict().equals(Optional.of(Verdict.OUT_OF_SPECIFICATION))
                ? 0
                : test.verdict().filter(verdict -> verdict != Verdict.CONFORMS).isPresent() ? 1 : 2;
    }

    private void standing(LotTest.Attempt attempt, List<String> reasons) {
        Result result = attempt.result().record();
        if (attempt.result().broken()) {
            reasons.add("The signature does not belong to this record any more.");
        }
        if (result.judged() != Verdict.CONFORMS) {
            reasons.add(result.evaluated().reported() + " against " + String.join(", ", limits) + ".");
        }
        result.evaluated().findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(Finding::message)
                .map(message -> message.replaceFirst("[.]?$", "."))
                .forEach(reasons::add);
        result.run().ifPresent(run -> run.items().forEach(used -> used.objection()
                .ifPresent(
                        why -> reasons.add("Performed with the " + used.kind().words() + " " + used.code()
                                + " although " + why
                                + run.deviation()
                                        .map(number -> ", by deviation " + number)
                                        .orElse("") + "."))));
        if (!test.specification().intake().isEmpty() && result.origin().isEmpty()) {
            reasons.add("Typed by hand although an instrument's file can be read.");
        }
        result.origin()
                .filter(origin -> !origin.sample().equals(lot.registration().number()))
                .ifPresent(origin -> reasons.add(
                        "Taken from the file's sample " + origin.sample() + ", which is not named like the lot."));
        result.lateReason().ifPresent(reason -> reasons.add("Recorded late: " + reason + "."));
    }

    private static String investigation(LotInvestigation one) {
        return "Investigation " + one.opened().number() + ": "
                + one.concluded()
                        .map(done -> Session.words(done.record().finding().name()) + ", "
                                + done.record().reason().replaceFirst("[.]$", ""))
                        .orElse(Session.words(one.phase().name()) + " is open")
                + ".";
    }

    private String way() {
        return test.attempts().stream()
                .map(attempt -> attempt.result().record())
                .map(result -> result.evaluated().reported() + " (" + Session.words(result.verdict()) + ")"
                        + result.reason().map(reason -> ", " + reason).orElse(""))
                .collect(Collectors.joining("; "));
    }
}
