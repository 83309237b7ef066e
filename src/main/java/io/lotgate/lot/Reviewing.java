package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.ChecklistItem;
import io.lotgate.value.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules of reviewing: a second person for each result, a signed checklist for the batch record. */
final class Reviewing {
    private Reviewing() {}

    static Outcome<Review> review(
            Lot lot, UUID result, boolean accepted, Optional<String> reason, Actor by, Instant now) {
        if (!by.has("QC_REVIEWER")) {
            return Outcome.refused(Refusal.notAllowed("Only a QC reviewer reviews results."));
        }
        Optional<LotTest> test = lot.tests().stream()
                .filter(candidate -> candidate
                        .latest()
                        .filter(attempt -> attempt.result().record().id().equals(result))
                        .isPresent())
                .findFirst();
        Optional<String> decided =
                test.filter(found -> !lot.closed(found)).isPresent() ? Optional.empty() : new Meanwhile(lot).decided();
        if (decided.isPresent()) {
            return Outcome.refused(Refusal.stale(decided.get() + " Nothing can be reviewed any more."));
        }
        if (test.isEmpty() || test.get().phase() != TestPhase.TO_REVIEW) {
            return Outcome.refused(Refusal.stale(new Meanwhile(lot).result(result) + " Nothing of yours was saved."));
        }
        if (performed(test.get(), by)) {
            return Outcome.refused(Refusal.notAllowed("You performed this test. Another person reviews it."));
        }
        Optional<Refusal> decider = new Separation(lot, test.get(), by).decided();
        if (decider.isPresent()) {
            return Outcome.refused(decider.get());
        }
        if (!accepted && reason.isEmpty()) {
            return Outcome.refused(Refusal.input("reason", "Say why the result goes back."));
        }
        return Outcome.done(new Review(Ids.next(), lot.id(), result, accepted, reason, now, by));
    }

    static Outcome<BatchRecordReview> batchRecord(
            Lot lot, List<BatchRecordReview.Answer> answers, long shown, Actor by, Instant now) {
        if (!by.has("QA_MANAGER")) {
            return Outcome.refused(Refusal.notAllowed("Only a QA manager reviews the batch record."));
        }
        if (lot.step() != Step.REVIEW_BATCH_RECORD) {
            Meanwhile meanwhile = new Meanwhile(lot);
            return Outcome.refused(Refusal.stale(meanwhile
                    .decided()
                    .or(meanwhile::batchRecord)
                    .orElse("The batch record cannot be reviewed yet: the lot waits for an earlier step.")));
        }
        if (lot.version() != shown) {
            return Outcome.refused(Refusal.stale(
                    "The lot changed since this page was opened. Open it anew and read it before you sign."));
        }
        List<Refusal> wrong = new ArrayList<>();
        for (ChecklistItem item : lot.specification().batchRecordReview()) {
            check(item, answers).ifPresent(wrong::add);
        }
        return wrong.isEmpty()
                ? Outcome.done(new BatchRecordReview(Ids.next(), lot.id(), answers, now, by))
                : Outcome.refused(wrong);
    }

    private static Optional<Refusal> check(ChecklistItem item, List<BatchRecordReview.Answer> answers) {
        Optional<BatchRecordReview.Answer> answer = answers.stream()
                .filter(candidate -> candidate.item().equals(item.id()))
                .findFirst();
        if (answer.isEmpty()) {
            return Optional.of(Refusal.input("item-" + item.id(), "Answer yes or no."));
        }
        return !answer.get().yes() && answer.get().remark().isBlank()
                ? Optional.of(Refusal.input("remark-" + item.id(), "A no needs a remark: say what is not so."))
                : Optional.empty();
    }

    private static boolean performed(LotTest test, Actor by) {
        return test.attempts().stream()
                .anyMatch(attempt -> attempt.result().record().by().person().equals(by.person()));
    }
}
