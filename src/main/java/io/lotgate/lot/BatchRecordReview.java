package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The signed checklist of the specification before the decision. */
public record BatchRecordReview(UUID id, UUID lot, List<Answer> answers, Instant at, Actor by) {

    /** One answer: the item, its text as it stood, whether it is so, and a remark (required when not). */
    public record Answer(String item, String text, boolean yes, String remark) {}

    /** Whether every item was answered yes. */
    public boolean clean() {
        return answers.stream().allMatch(Answer::yes);
    }
}
