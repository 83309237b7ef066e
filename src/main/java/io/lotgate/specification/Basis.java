package io.lotgate.specification;

/** What a test's limits stand on. */
public enum Basis {
    /** The limits are those of the publication or pharmacopoeia that the test names. */
    CONFIRMED,
    /** An example: the site sets and justifies its own limits before it approves the specification. */
    EXAMPLE
}
