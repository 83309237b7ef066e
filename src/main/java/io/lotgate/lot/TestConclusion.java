package io.lotgate.lot;

/** What a test came to, apart from the verdict on any one result. */
public enum TestConclusion {
    CONFORMS,
    /** QA accepted a result outside the limit, as the specification allows; the certificate prints the reason. */
    ACCEPTED_BY_ASSESSMENT,
    OOS_CONFIRMED,
    /** The result was invalidated and nothing has taken its place yet. */
    INVALIDATED
}
