package io.lotgate.lot;

/** What the lot as a whole waits for. */
public enum Step {
    RECEIVE_SAMPLES,
    TESTING,
    REVIEW_BATCH_RECORD,
    DECIDE,
    NONE
}
