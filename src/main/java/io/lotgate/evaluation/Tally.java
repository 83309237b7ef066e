package io.lotgate.evaluation;

import org.apache.commons.numbers.fraction.BigFraction;

/** Rare cells counted among many, all counts added up; fractions are of one. */
interface Tally {
    /** Rare cells found. */
    long found();

    /** More cannot be found among so many. */
    long most();

    /** Cells that would have shown themselves. */
    BigFraction examined();

    /** Estimate and one-sided bound, had so many been found. */
    Estimate estimate(long found, double alpha);

    /** The lower confidence bound for one tail. */
    double lower(double alpha);

    /** The upper confidence bound for one tail. */
    double upper(double alpha);

    /** The bound that this many cells without a rare one would give. */
    double upperOfNone(long cells, double alpha);

    /** What {@link #upperOfNone} counts: {@code cells}. */
    String counted();

    /** The rule of the bounds by name. */
    String rule();

    /** As printed: {@code 3 of 200000}. */
    String words();
}
