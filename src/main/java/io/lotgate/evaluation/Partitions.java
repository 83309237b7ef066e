package io.lotgate.evaluation;

/**
 * Positive among accepted partitions. Copies fall into partitions at random, so the mean number in one is
 * {@code -ln(1 - k/n)}; its limits are the exact limits of k/n (Clopper-Pearson), each put through the same formula.
 * Near saturation the negatives are counted instead, which keeps the digits.
 */
record Partitions(long positives, long accepted) {
    Partitions plus(Partitions other) {
        return new Partitions(positives + other.positives, accepted + other.accepted);
    }

    /** All positive: no upper end can be given. */
    boolean saturated() {
        return positives == accepted;
    }

    /** Mean copies a partition; not for a saturated one. */
    double lambda() {
        return crowded() ? Math.log((double) accepted / negatives()) : -Math.log1p(-(double) positives / accepted);
    }

    /** The upper confidence bound of lambda for one tail; not for a saturated one. */
    double upper(double alpha) {
        return crowded()
                ? -Math.log(Binomial.lower(negatives(), accepted, alpha))
                : -Math.log1p(-Binomial.upper(positives, accepted, alpha));
    }

    /** The lower confidence bound of lambda for one tail. */
    double lower(double alpha) {
        return crowded()
                ? -Math.log(Binomial.upper(negatives(), accepted, alpha))
                : -Math.log1p(-Binomial.lower(positives, accepted, alpha));
    }

    private long negatives() {
        return accepted - positives;
    }

    private boolean crowded() {
        return 2 * positives > accepted;
    }

    @Override
    public String toString() {
        return positives + " of " + accepted + " partitions";
    }
}
