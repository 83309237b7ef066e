package io.lotgate.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/** How a final value is brought to the decimals of its limit. The limit itself is never rounded. */
public enum Rounding {
    /** Five and more up (USP General Notices 7.20, Ph. Eur.). */
    USP("USP 7.20", RoundingMode.HALF_UP),
    /** A lone five to the even digit (ASTM E29, GB/T 8170). */
    E29("ASTM E29", RoundingMode.HALF_EVEN),
    /** Compared as it is. */
    NONE("not rounded", RoundingMode.UNNECESSARY);

    private final String rule;
    private final RoundingMode mode;

    Rounding(String rule, RoundingMode mode) {
        this.rule = rule;
        this.mode = mode;
    }

    /** The rule's name as printed in workings. */
    public String rule() {
        return rule;
    }

    /** Rounds once, from the unrounded value, to this many decimals. With {@link #NONE} nothing may be rounded. */
    public BigDecimal round(BigFraction value, int decimals) {
        if (this == NONE) {
            throw new IllegalStateException("a value that is compared unrounded must not be rounded");
        }
        return value.bigDecimalValue(decimals, mode);
    }
}
