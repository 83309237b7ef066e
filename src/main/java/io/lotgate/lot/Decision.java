package io.lotgate.lot;

/** The decision on a lot. */
public enum Decision {
    RELEASE,
    REJECT
}
