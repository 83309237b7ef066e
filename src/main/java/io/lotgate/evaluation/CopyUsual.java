package io.lotgate.evaluation;

import org.apache.commons.numbers.fraction.BigFraction;

/** Copies that are usual at a place of the donor's genome; from lowest to highest where the donor's sex is not known. */
record CopyUsual(BigFraction low, BigFraction high) {
    static final CopyUsual TWO = of(BigFraction.of(2));

    static CopyUsual of(BigFraction copies) {
        return new CopyUsual(copies, copies);
    }

    boolean known() {
        return low.compareTo(high) == 0;
    }

    /** 1 for more copies than usual, -1 for fewer, 0 for what is or may be usual. */
    int side(BigFraction copies) {
        return copies.compareTo(high) > 0 ? 1 : copies.compareTo(low) < 0 ? -1 : 0;
    }
}
