package io.lotgate.value;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A reading: an exact number, or one that the instrument could only bound. A bounded reading never loses its sign and
 * is never taken for its bound.
 */
public sealed interface Measured {
    /** The number, or the bound. */
    BigFraction amount();

    /** As it was written or is printed, sign included. */
    String text();

    /** An exact reading. */
    record Exact(BigFraction amount, String text) implements Measured {}

    /** A value below the bound, {@code <0.05}: typically the detection limit. */
    record Below(BigFraction amount, String text) implements Measured {}

    /** A value above the bound, {@code >200}: typically the end of the working range. */
    record Above(BigFraction amount, String text) implements Measured {}

    /** Reads {@code 0.05}, {@code <0.05} or {@code >200}; empty for anything else. */
    static Optional<Measured> parse(String written) {
        String text = written.strip();
        if (text.startsWith("<")) {
            return Decimal.parse(text.substring(1)).map(bound -> new Below(bound.exact(), "<" + bound));
        }
        if (text.startsWith(">")) {
            return Decimal.parse(text.substring(1)).map(bound -> new Above(bound.exact(), ">" + bound));
        }
        return Decimal.parse(text).map(value -> new Exact(value.exact(), value.text()));
    }

    /** A calculated exact value. */
    static Measured of(BigFraction amount) {
        return new Exact(amount, Figures.of(amount));
    }

    /** The reading after an increasing calculation, such as a change of unit; the sign stays. */
    default Measured map(UnaryOperator<BigFraction> increasing) {
        BigFraction result = increasing.apply(amount());
        if (this instanceof Below) {
            return new Below(result, "<" + Figures.of(result));
        }
        if (this instanceof Above) {
            return new Above(result, ">" + Figures.of(result));
        }
        return of(result);
    }
}
