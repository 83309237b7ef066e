package io.lotgate.web;

import io.lotgate.evaluation.Severity;
import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Result;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Gate;
import java.util.List;
import java.util.stream.Collectors;

/** Everything about one test that a QA manager must see before signing. */
record TestConcerns(Lot lot, LotTest test, List<String> limits) {

    void addTo(List<ConcernRow> concerns) {
        if (test.latest().isEmpty() || test.phase() == TestPhase.TO_PERFORM) {
            if (lot.received().isPresent() && test.specification().gate() == Gate.LATE) {
                concerns.add(concern("is still open", ""));
            }
        }
        test.latest().ifPresent(attempt -> standing(attempt, concerns));
        if (test.attempts().size() > 1) {
            String way = test.attempts().stream()
                    .map(attempt -> attempt.result().record())
                    .map(result -> result.attempt() + ": " + result.evaluated().reported() + " ("
                            + Session.words(result.verdict()) + ")"
                            + result.reason().map(reason -> " – " + reason).orElse(""))
                    .collect(Collectors.joining("; "));
            concerns.add(concern("Entered " + test.attempts().size() + " times. " + way, "See all attempts"));
        }
    }

    private void standing(LotTest.Attempt attempt, List<ConcernRow> concerns) {
        Result result = attempt.result().record();
        if (attempt.result().broken()) {
            concerns.add(0, concern("The signature does not belong to this record any more.", "Open"));
        }
        if (result.judged() != Verdict.CONFORMS) {
            ConcernRow failed =
                    concern(result.evaluated().reported() + " against " + String.join(", ", limits), "Open the result");
            concerns.add(result.judged() == Verdict.OUT_OF_SPECIFICATION ? 0 : concerns.size(), failed);
        }
        String warnings = result.evaluated().findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(finding -> finding.message())
                .collect(Collectors.joining(" "));
        if (!warnings.isEmpty()) {
            concerns.add(concern(warnings, "Open the result"));
        }
        boolean retyped =
                !test.specification().intake().isEmpty() && result.origin().isEmpty();
        if (retyped) {
            concerns.add(concern("Typed by hand although an instrument's file can be read.", "Open the result"));
        }
        result.lateReason().ifPresent(reason -> concerns.add(concern("Recorded late: " + reason, "Open the result")));
    }

    private ConcernRow concern(String text, String link) {
        return new ConcernRow(
                LotViews.verdict(test),
                test.specification().name().en(),
                text,
                link,
                link.isEmpty() ? "" : LotViews.href(lot, test));
    }
}
