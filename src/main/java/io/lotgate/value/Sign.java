package io.lotgate.value;

/** Which side of a bound is acceptable, and whether the bound itself is. */
public enum Sign {
    MIN("min", ">=", "≥"),
    MAX("max", "<=", "≤"),
    ABOVE("above", ">", ">"),
    BELOW("below", "<", "<");

    private final String field;
    private final String ascii;
    private final String print;

    Sign(String field, String ascii, String print) {
        this.field = field;
        this.ascii = ascii;
        this.print = print;
    }

    /** Name of the field in a criterion. */
    public String field() {
        return field;
    }

    /** In workings: {@code >=}. */
    public String ascii() {
        return ascii;
    }

    /** On page and certificate: {@code ≥}. */
    public String print() {
        return print;
    }

    /** Whether the bound limits from below. */
    public boolean lower() {
        return this == MIN || this == ABOVE;
    }

    /** Whether the bound itself is acceptable. */
    public boolean inclusive() {
        return this == MIN || this == MAX;
    }

    /** Whether a value is acceptable that compares to the bound like this number to zero. */
    boolean holds(int comparison) {
        return comparison == 0 ? inclusive() : lower() == comparison > 0;
    }
}
