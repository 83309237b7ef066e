package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * The part of a task form that takes an instrument's file. Sends {@code upload} (the file), {@code file} (SHA-256 of
 * the file read) and {@code sample} (key of the row chosen).
 *
 * @param accepts file name endings, {@code .csv,.txt,.xlsx}
 * @param instruments which instruments' files can be read, in words
 * @param expected sample identifier that is looked for
 * @param error why the file could not be read, "" for none
 * @param preview what the file holds, once it is read
 */
public record IntakeView(String accepts, String instruments, String expected, String error, Optional<Preview> preview) {
    /**
     * What a file holds.
     *
     * @param file the file as kept
     * @param format instrument and software that wrote it
     * @param columns headings of the values, with units
     * @param rows the samples in it
     * @param findings about the file as a whole
     * @param taken key of the row whose values were taken, "" while none is
     */
    public record Preview(
            FileView file,
            String format,
            List<String> columns,
            List<SampleRow> rows,
            List<FindingRow> findings,
            String taken) {}

    /**
     * A sample in a file.
     *
     * @param key what is sent to choose it
     * @param row its line in the file
     * @param sample its identifier in the file
     * @param values one a column
     * @param findings about this sample
     * @param expected whether the identifier is the one looked for
     * @param usable whether it may be chosen
     */
    public record SampleRow(
            String key,
            String row,
            String sample,
            List<String> values,
            List<FindingRow> findings,
            boolean expected,
            boolean usable) {}
}
