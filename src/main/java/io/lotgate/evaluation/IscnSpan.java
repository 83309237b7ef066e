package io.lotgate.evaluation;

/** A whole number known exactly, or only from lowest to highest: {@code 46} or {@code 44~47}. */
record IscnSpan(int low, int high) {
    static final IscnSpan ZERO = new IscnSpan(0, 0);

    static IscnSpan of(int exact) {
        return new IscnSpan(exact, exact);
    }

    IscnSpan plus(IscnSpan other) {
        return new IscnSpan(low + other.low, high + other.high);
    }

    IscnSpan times(int factor) {
        return factor < 0 ? new IscnSpan(high * factor, low * factor) : new IscnSpan(low * factor, high * factor);
    }

    boolean meets(IscnSpan other) {
        return low <= other.high && other.low <= high;
    }

    boolean exact() {
        return low == high;
    }

    String print() {
        return exact() ? String.valueOf(low) : low + "~" + high;
    }
}
