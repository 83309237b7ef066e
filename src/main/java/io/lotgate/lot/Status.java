package io.lotgate.lot;

import java.util.Locale;

/** Where a lot stands; the release process names them all, the way to each is a verb of {@link Lots}. */
public enum Status {
    /** Registered; nothing received yet. */
    QUARANTINE,
    /** Samples are received, tests run. */
    UNDER_TEST,
    /** Stopped; reachable from every open or released status, and left when QA lifts the last hold. */
    ON_HOLD,
    /** Certified while late results are open; the second signature follows them. */
    CONDITIONALLY_RELEASED,
    /** Certified by a person with that right. */
    RELEASED,
    /** Not certified, supplied on a physician's request with a signed risk evaluation. */
    SUPPLIED_OUT_OF_SPECIFICATION,
    /** Refused by a person with the right to certify. */
    REJECTED,
    /** Called back after it had been released. */
    RECALLED,
    /** The expiry passed before the lot was used. */
    EXPIRED,
    /** Every container is accounted for. */
    CLOSED;

    /** As people say it, such as {@code conditionally released}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether nothing more is decided about the lot's containers. */
    public boolean over() {
        return this == REJECTED || this == RECALLED || this == EXPIRED || this == CLOSED;
    }

    /** Whether product of the lot may be with a recipient or on its way there. */
    public boolean supplied() {
        return this == CONDITIONALLY_RELEASED || this == RELEASED || this == SUPPLIED_OUT_OF_SPECIFICATION;
    }
}
