package io.lotgate.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A decimal number as it was written: {@code 95} and {@code 95.0} are different limits, although the same number.
 *
 * @param text digits with a decimal point and optionally an exponent, {@code 4.00e6}; at most 30 digits on either side
 */
public record Decimal(String text) {
    private static final Pattern WRITTEN = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

    public Decimal {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("not a decimal: " + text);
        }
    }

    /** Reads a decimal; empty for anything else, a decimal comma, a thousands separator or an infinity included. */
    public static Optional<Decimal> parse(String written) {
        String text = written.strip();
        return WRITTEN.matcher(text).matches() ? Optional.of(new Decimal(text)) : Optional.empty();
    }

    /** The number, with the decimals it was written with. */
    public BigDecimal value() {
        return new BigDecimal(text);
    }

    /** The same number for exact arithmetic, divisions included. */
    public BigFraction exact() {
        return exact(value());
    }

    /** A decimal as an exact fraction. */
    public static BigFraction exact(BigDecimal value) {
        return value.scale() <= 0
                ? BigFraction.of(value.toBigIntegerExact())
                : BigFraction.of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** Digits after the decimal point; none for an exponent form, which implies no decimals to round to. */
    public OptionalInt decimals() {
        boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        return exponent ? OptionalInt.empty() : OptionalInt.of(value().scale());
    }

    @Override
    public String toString() {
        return text;
    }
}
