package io.lotgate.evaluation;

/** Why an observation is {@link Verdict#INVALID}. */
public enum Cause {
    /** Not readable or impossible: the entry is corrected or the laboratory asked; never a reason to repeat. */
    INPUT,
    /** A control of the run failed: the run may be repeated, on record. */
    RUN
}
