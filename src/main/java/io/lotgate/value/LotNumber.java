package io.lotgate.value;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A lot's number as on its label.
 *
 * @param text 3 to 30 capital letters, digits and hyphens, the first not a hyphen
 */
public record LotNumber(String text) {
    private static final Pattern WRITTEN = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,29}");

    public LotNumber {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("not a lot number: " + text);
        }
    }

    /** Reads a lot number; empty for anything else. Nothing is corrected: a label is compared character by character. */
    public static Optional<LotNumber> parse(String written) {
        return WRITTEN.matcher(written).matches() ? Optional.of(new LotNumber(written)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
