package io.lotgate.value;

/** What a search box was given: a line of a hand scanner, or words that somebody typed. */
public sealed interface Scan {
    /** A donation number of ISBT 128, its check character right where it has one. */
    record Donation(Din din) implements Scan {}

    /** A donation number whose check character or flags do not fit: a character was misread or mistyped. */
    record Misread(Din din) implements Scan {}

    /** Another structure of an ISBT 128 label, such as product code or expiry. */
    record OtherLabel(String text) implements Scan {}

    /**
     * Element strings of GS1.
     *
     * @param lot batch or lot number, application identifier 10, "" for none
     * @param serial serial number, application identifier 21, "" for none
     */
    record Elements(String lot, String serial) implements Scan {}

    /** Neither: to be looked for as it stands. */
    record Words(String text) implements Scan {}

    /** Reads a line; whatever it is, the answer says how it was understood. */
    static Scan read(String line) {
        return new ScanReader(line).read();
    }
}
