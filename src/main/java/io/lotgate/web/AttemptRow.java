package io.lotgate.web;

import java.util.Optional;

/**
 * One attempt of a test; none is ever hidden.
 *
 * @param number from 1
 * @param kind {@code INITIAL}, {@code RUN_REPEAT}, {@code CORRECTION}
 * @param reported the result as reported
 * @param verdict its verdict
 * @param performed who performed or transcribed it
 * @param reviewed who reviewed it
 * @param reason why it was repeated, corrected or returned, "" for none
 * @param href page of the attempt, "" when it is the one shown
 */
public record AttemptRow(
        int number,
        String kind,
        String reported,
        VerdictView verdict,
        Optional<SignatureView> performed,
        Optional<SignatureView> reviewed,
        String reason,
        String href) {}
