package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * A result with everything a second person needs to check it.
 *
 * @param verdict its verdict
 * @param cause why it is invalid: {@code INPUT}, {@code RUN}, "" otherwise
 * @param reported the result as reported
 * @param entries what was entered, each with its origin as the note
 * @param values what was computed from it
 * @param workings the computation, line by line
 * @param findings all findings
 * @param performed signature of who performed or transcribed it
 * @param reviewed signature of who reviewed it
 * @param performedAt when it was measured
 * @param recordedAt when it was recorded
 * @param lateReason why it was recorded late, "" when it was not
 * @param external laboratory, report number and date; empty for our own
 * @param raw the raw file and its rows
 * @param basis evaluator, specification and method versions
 */
public record ResultView(
        VerdictView verdict,
        String cause,
        String reported,
        List<FactRow> entries,
        List<FactRow> values,
        List<String> workings,
        List<FindingRow> findings,
        Optional<SignatureView> performed,
        Optional<SignatureView> reviewed,
        TimeView performedAt,
        TimeView recordedAt,
        String lateReason,
        List<FactRow> external,
        Optional<RawView> raw,
        List<FactRow> basis) {
    /**
     * The raw data behind a result.
     *
     * @param file the file
     * @param columns headings, empty when the file is not a table
     * @param rows lines of the file
     */
    public record RawView(FileView file, List<String> columns, List<RawRow> rows) {}

    /**
     * A line of the raw file.
     *
     * @param number its line in the file
     * @param values one a column
     * @param used whether the result was taken from it
     */
    public record RawRow(String number, List<String> values, boolean used) {}
}
