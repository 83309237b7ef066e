package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.util.ArrayList;
import java.util.List;

/** Checks that every record of a lot that has to be signed is, by the person who made it, over the bytes it has. */
record Signatures(Lot lot) {

    /** What is unsigned or no longer covered, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        lot.results().forEach(result -> {
            Result made = result.record();
            check(
                    "result " + made.test() + " attempt " + made.attempt(),
                    result,
                    result.signedBy(made.by().person(), "performed", "transcribed"),
                    faults);
        });
        lot.reviews().stream()
                .filter(review -> review.record().accepted())
                .forEach(review -> check(
                        "review " + review.record().id(),
                        review,
                        review.signedBy(review.record().by().person(), "reviewed"),
                        faults));
        lot.investigations()
                .plans()
                .forEach(plan -> check(
                        "retest plan " + plan.record().id(),
                        plan,
                        plan.signedBy(plan.record().by().person(), "approved"),
                        faults));
        lot.investigations()
                .conclusions()
                .forEach(concluded -> check(
                        "conclusion " + concluded.record().id(),
                        concluded,
                        concluded.signedBy(
                                concluded.record().by().person(),
                                concluded.record().meaning()),
                        faults));
        lot.batchRecord()
                .ifPresent(review -> check(
                        "batch record review",
                        review,
                        review.signedBy(review.record().by().person(), "reviewed"),
                        faults));
        lot.decisions()
                .forEach(decided -> check(
                        "decision",
                        decided,
                        decided.signedBy(
                                decided.record().by().person(),
                                decided.record().decision().meaning()),
                        faults));
        lot.events().all().stream()
                .filter(event -> Acts.signed(event.record().detail()))
                .filter(event -> !event.record().by().equals(Actor.SYSTEM))
                .forEach(event -> check(
                        event.record().detail().kind() + " " + event.record().id(),
                        event,
                        event.signedBy(event.record().by().person(), "approved", "supplied"),
                        faults));
        return faults;
    }

    private static void check(String what, Signed<?> record, boolean signed, List<String> faults) {
        if (!signed) {
            faults.add(what + " is not signed by the person who made it");
        }
        if (record.broken()) {
            faults.add(what + " is no longer what was signed");
        }
    }
}
