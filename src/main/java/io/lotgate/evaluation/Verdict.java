package io.lotgate.evaluation;

/** What an observation says about its criterion. */
public enum Verdict {
    /** Meets the criterion. */
    CONFORMS,
    /** Does not meet the criterion. */
    OUT_OF_SPECIFICATION,
    /** Sound, but proves neither: the approved specification names the follow-up. */
    INCONCLUSIVE,
    /** An interim read that must not be final. */
    PENDING,
    /** Cannot be used, with a {@link Cause}. */
    INVALID;

    /** The graver of two verdicts of the same test, for a panel of several limits. */
    Verdict and(Verdict other) {
        return gravity() >= other.gravity() ? this : other;
    }

    private int gravity() {
        return switch (this) {
            case CONFORMS -> 0;
            case PENDING -> 1;
            case INCONCLUSIVE -> 2;
            case OUT_OF_SPECIFICATION -> 3;
            case INVALID -> 4;
        };
    }
}
