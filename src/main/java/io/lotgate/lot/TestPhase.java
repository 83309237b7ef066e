package io.lotgate.lot;

/** Where one test of a lot stands. */
public enum TestPhase {
    /** Samples are not received, or another test's value is needed first. */
    WAITING,
    TO_PERFORM,
    TO_REVIEW,
    /** The result does not conform, and its investigation waits for the laboratory or for QA. */
    INVESTIGATION,
    /** The last result was reviewed and accepted, and no investigation is open. */
    CONCLUDED,
    /** Its dose was withdrawn: what was still to be performed is not performed any more. */
    NOT_NEEDED
}
