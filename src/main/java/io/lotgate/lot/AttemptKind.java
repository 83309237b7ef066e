package io.lotgate.lot;

/** Why a result exists; every attempt is a row of its own and stays readable. */
public enum AttemptKind {
    INITIAL,
    /** The run's controls failed, so the run was repeated. */
    RUN_REPEAT,
    /** A reviewer returned the result. */
    CORRECTION
}
