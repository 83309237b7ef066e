package io.lotgate.evaluation;

import java.util.Optional;

/**
 * A breakpoint.
 *
 * @param text as written: q21, q2?4, q22~24, or ? where unknown
 * @param arm p, q or ?
 * @param bands where it lies, counted from the end of the short arm; absent where the chromosome or band is unknown
 */
record IscnBreak(String text, char arm, Optional<IscnSpan> bands) {
    /** Whether it is p10 or q10: the break is in the centromere and the arm named is the one that is kept. */
    boolean centromere() {
        return text.substring(1).equals(IscnBands.CENTROMERE);
    }
}
