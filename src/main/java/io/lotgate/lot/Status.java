package io.lotgate.lot;

/** Where a lot stands; the release process names them all, the way to each is a verb of {@link Lots}. */
public enum Status {
    /** Registered; nothing received yet. */
    QUARANTINE,
    /** Samples are received, tests run. */
    UNDER_TEST,
    /** Certified by a person with that right. */
    RELEASED,
    /** Refused by a person with the right to certify. */
    REJECTED
}
