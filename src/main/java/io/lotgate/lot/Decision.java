package io.lotgate.lot;

/** The decision on a lot. */
public enum Decision {
    /** Every test that bears on the release conforms. */
    RELEASE,
    /** Late results are open; they are listed with their due dates and followed by a second decision. */
    CONDITIONAL_RELEASE,
    /** Final; after an earlier release it recalls the lot. */
    REJECT,
    /** Supplied out of specification on a physician's request; the lot is not certified. */
    SUPPLY;

    /** The meaning of its signature. */
    public String meaning() {
        return switch (this) {
            case RELEASE, CONDITIONAL_RELEASE -> "certified";
            case REJECT -> "rejected";
            case SUPPLY -> "supplied";
        };
    }

    /** Whether a person with the right to certify certifies by it that the lot conforms so far. */
    public boolean certifies() {
        return this == RELEASE || this == CONDITIONAL_RELEASE;
    }
}
