package io.lotgate.lot;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that waits for a person.
 *
 * @param kind RECEIVE_SAMPLES, PERFORM, REVIEW, REVIEW_BATCH_RECORD, DECIDE or a step of an investigation
 * @param test id of the test, empty for the lot as a whole
 * @param dueAt when it is due: the test's or investigation's due time, else the lot's expiry
 */
public record OpenWork(Kind kind, UUID lot, String number, String product, String test, Instant dueAt) {
    /** What waits, and with it whose work it is. */
    public enum Kind {
        RECEIVE_SAMPLES,
        PERFORM,
        REVIEW,
        REVIEW_BATCH_RECORD,
        DECIDE,
        /** The laboratory's part of an investigation. */
        LABORATORY_PHASE,
        /** QA: invalidate a result or plan its retests. */
        ASSESS_INVESTIGATION,
        /** QA: conclude an investigation. */
        CONCLUDE_INVESTIGATION,
        /** Something beside the tests, see {@link Need}; the test field holds its name. */
        ERRAND_QA,
        ERRAND_BENCH
    }
}
