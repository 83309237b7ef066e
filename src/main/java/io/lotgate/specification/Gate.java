package io.lotgate.specification;

/** What a test's conclusion stands in the way of. */
public enum Gate {
    /** The lot is not released before this test has concluded and conforms. */
    BLOCKING,
    /** The result comes after release (final sterility, mycoplasma culture); a failure holds or recalls the lot. */
    LATE,
    /** Recorded and trended; raises an alert, never decides. */
    INFORMATION
}
