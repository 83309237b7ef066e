package io.lotgate.lot;

/** Why a result exists; every attempt is a row of its own and stays readable. */
public enum AttemptKind {
    INITIAL,
    /** The run's controls failed, so the run was repeated. */
    RUN_REPEAT,
    /** A reviewer returned the result. */
    CORRECTION,
    /** The specification's follow-up of an inconclusive result; what was counted before is added. */
    FOLLOW_UP,
    /** The same sample again, as the plan or the invalidation of an investigation authorises. */
    RETEST,
    /** A new sample, where the first is shown not to represent the lot. */
    RESAMPLE
}
