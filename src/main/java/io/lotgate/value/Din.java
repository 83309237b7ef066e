package io.lotgate.value;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A donation identification number of ISBT 128: facility (5), year (2), sequence (6). Flags and check character are
 * printed beside it and are no part of it.
 *
 * @param text the 13 characters
 */
public record Din(String text) {
    /** The letter O is never used where it could be a zero. */
    private static final Pattern WRITTEN = Pattern.compile("[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10}");

    /** ISO/IEC 7064 MOD 37-2: each character's value is its place. */
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

    private static final int MODULUS = 37;
    private static final int FLAG_OFFSET = 60; // flags 60 to 96 hold the check value

    public Din {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("not a donation number: " + text);
        }
    }

    /** Reads the 13 characters; empty for anything else. */
    public static Optional<Din> parse(String written) {
        return WRITTEN.matcher(written).matches() ? Optional.of(new Din(written)) : Optional.empty();
    }

    /** The check character printed behind the number. It does not find every double error. */
    public char check() {
        return CHARACTERS.charAt(checkValue());
    }

    /** The two flag digits that hold the check value: {@code 77} beside the check character H. */
    public String flag() {
        return String.valueOf(checkValue() + FLAG_OFFSET);
    }

    /** Whether two flag characters agree: those from 60 to 96 hold the check value, others say nothing of it. */
    public boolean agrees(String flags) {
        if (!flags.matches("[0-9]{2}")) {
            return true;
        }
        int value = Integer.parseInt(flags) - FLAG_OFFSET;
        return value < 0 || value >= MODULUS || value == checkValue();
    }

    private int checkValue() {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum + CHARACTERS.indexOf(text.charAt(i))) * 2 % MODULUS; // the last character counts twice
        }
        return (MODULUS + 1 - sum) % MODULUS;
    }

    /** As printed for people: {@code A9999 14 123456}. */
    public String spaced() {
        return text.substring(0, 5) + " " + text.substring(5, 7) + " " + text.substring(7);
    }

    @Override
    public String toString() {
        return text;
    }
}
