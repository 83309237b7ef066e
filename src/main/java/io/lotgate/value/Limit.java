package io.lotgate.value;

import org.apache.commons.numbers.fraction.BigFraction;

/** One acceptance limit, kept as it was filed. Limits are not rounded (USP General Notices 7.20). */
public record Limit(Sign sign, Decimal bound) {
    /** How a reading stands to a limit. */
    public enum Position {
        /** Every value the reading allows is acceptable. */
        INSIDE,
        /** No value the reading allows is acceptable. */
        OUTSIDE,
        /** A censored reading allows values on both sides: it proves neither. */
        ACROSS
    }

    /** Whether the value, rounded before where a rounding applies, is acceptable. */
    public boolean admits(BigFraction value) {
        return sign.holds(value.compareTo(bound.exact()));
    }

    /**
     * Where the unrounded reading lies. A censored reading is a statement about the true value and is compared as such:
     * {@code <0.5} lies inside {@code max 0.5} and inside {@code below 0.5}.
     */
    public Position position(Measured reading) {
        int comparison = reading.amount().compareTo(bound.exact());
        if (reading instanceof Measured.Below) {
            return comparison > 0 ? Position.ACROSS : sign.lower() ? Position.OUTSIDE : Position.INSIDE;
        }
        if (reading instanceof Measured.Above) {
            return comparison < 0 ? Position.ACROSS : sign.lower() ? Position.INSIDE : Position.OUTSIDE;
        }
        return sign.holds(comparison) ? Position.INSIDE : Position.OUTSIDE;
    }

    /** With the sign as filed: {@code ≥ 95.0}. */
    public String print() {
        return sign.print() + " " + bound;
    }

    /** As in workings: {@code >= 95.0}. */
    public String ascii() {
        return sign.ascii() + " " + bound;
    }
}
