package io.lotgate.trend;

import java.math.BigDecimal;

/**
 * What turns the mean moving range of two neighbours into an estimate of the standard deviation, and into the upper limit
 * of the ranges: two normal values differ by d2 = 2/√π standard deviations in the mean, and by d3 = √(2 − 4/π) around
 * that; D4 = 1 + 3 d3/d2. Tables print them with three decimals, which moves a limit in its fifth digit.
 */
public enum RangeConstants {
    /** With 34 digits. */
    EXACT(
            new BigDecimal("1.128379167095512573896158903121545"),
            new BigDecimal("3.266531919288601056316869953387705"),
            "d2 = 2/√π = 1.128379, D4 = 3.266532 (exact)"),
    /** As printed in ASTM E2587, ISO 7870-2 and the NIST e-Handbook. */
    TABLE(new BigDecimal("1.128"), new BigDecimal("3.267"), "d2 = 1.128, D4 = 3.267 (tables)");

    private final BigDecimal d2;
    private final BigDecimal d4;
    private final String words;

    RangeConstants(BigDecimal d2, BigDecimal d4, String words) {
        this.d2 = d2;
        this.d4 = d4;
        this.words = words;
    }

    BigDecimal d2() {
        return d2;
    }

    BigDecimal d4() {
        return d4;
    }

    /** As stated on the chart. */
    public String words() {
        return words;
    }
}
