package io.lotgate.specification;

/** What a test's conclusion stands in the way of. */
public enum Gate {
    /** The lot is not released before this test has concluded and conforms. */
    BLOCKING,
    /** Done once for the cell bank, line or donor, and verified by reference before a lot is released. */
    BANK,
    /** Stands before the product is given to the recipient, for example viability at the bedside. */
    ADMINISTRATION,
    /** The result comes after release (final sterility, mycoplasma culture); a failure holds or recalls the lot. */
    LATE,
    /** Recorded and trended; raises an alert, never decides. */
    INFORMATION;

    /** Whether the decision on the lot waits for the test. */
    public boolean beforeDecision() {
        return this == BLOCKING || this == BANK;
    }
}
