package io.lotgate.web;

import io.lotgate.lot.Decision;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Step;
import io.lotgate.lot.TestPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The lot's way as a strip of steps. */
record ProcessStrip(Lot lot) {

    List<LotPage.StepRow> steps() {
        List<LotPage.StepRow> steps = new ArrayList<>();
        steps.add(done("Registered", Optional.of(lot.registration().at())));
        steps.add(step("Samples received", Step.RECEIVE_SAMPLES, lot.reception().map(r -> r.at()), ""));
        List<TestPhase> needed = lot.tests().stream()
                .map(LotTest::phase)
                .filter(phase -> phase != TestPhase.NOT_NEEDED)
                .toList();
        String progress = lot.received().isPresent()
                ? Collections.frequency(needed, TestPhase.CONCLUDED) + " of " + needed.size()
                : "";
        boolean tested = lot.step().compareTo(Step.TESTING) > 0;
        steps.add(new LotPage.StepRow(
                "Tests", tested ? "done" : lot.step() == Step.TESTING ? "current" : "open", TimeView.none(), progress));
        steps.add(step(
                "Batch record",
                Step.REVIEW_BATCH_RECORD,
                lot.batchRecord().map(review -> review.record().at()),
                ""));
        steps.add(decision());
        return steps;
    }

    private LotPage.StepRow decision() {
        return lot.disposition()
                .map(decided -> new LotPage.StepRow(
                        Session.words(lot.decidedAs().name()),
                        decided.decision() == Decision.RELEASE
                                ? "done"
                                : decided.decision() == Decision.CONDITIONAL_RELEASE ? "current" : "stopped",
                        TimeView.of(decided.at(), LotViews.zone(lot)),
                        lot.status() == lot.decidedAs() ? "" : lot.status().words()))
                .orElseGet(() -> step("Decision", Step.DECIDE, Optional.empty(), ""));
    }

    private LotPage.StepRow done(String label, Optional<Instant> at) {
        return new LotPage.StepRow(
                label, "done", at.map(t -> TimeView.of(t, LotViews.zone(lot))).orElse(TimeView.none()), "");
    }

    private LotPage.StepRow step(String label, Step step, Optional<Instant> at, String note) {
        if (at.isPresent()) {
            return done(label, at);
        }
        return new LotPage.StepRow(label, lot.step() == step ? "current" : "open", TimeView.none(), note);
    }
}
