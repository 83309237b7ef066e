package io.lotgate.web;

/**
 * A labelled value.
 *
 * @param label what it is
 * @param value as it stands, with its unit
 * @param note where it comes from or how to read it, "" for none
 * @param code whether it is an identifier, set in fixed width
 */
public record FactRow(String label, String value, String note, boolean code) {
    /** A plain fact. */
    public static FactRow of(String label, String value) {
        return new FactRow(label, value, "", false);
    }

    /** A fact with a remark beneath it. */
    public static FactRow of(String label, String value, String note) {
        return new FactRow(label, value, note, false);
    }

    /** An identifier. */
    public static FactRow code(String label, String value) {
        return new FactRow(label, value, "", true);
    }
}
