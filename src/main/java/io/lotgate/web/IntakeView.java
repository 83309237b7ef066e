package io.lotgate.web;

import java.util.List;
import java.util.Optional;

/**
 * The part of a task form that takes an instrument's file or a worksheet. Sends {@code upload} (the file), {@code file} (SHA-256 of
 * the file read) and {@code sample} (key of the row chosen; several where wells are added up).
 *
 * @param accepts file name endings, {@code .csv,.xlsx}
 * @param instruments which instruments' files can be read, in words
 * @param expected sample identifier that is looked for
 * @param worksheet address of the lot's worksheet
 * @param error why the file could not be read, "" for none
 * @param preview what the file holds, once it is read
 */
public record IntakeView(
        String accepts,
        String instruments,
        String expected,
        String worksheet,
        String error,
        Optional<Preview> preview) {
    /**
     * What a file holds.
     *
     * @param file the file as kept
     * @param format instrument and software that wrote it
     * @param columns headings of the values, with units
     * @param rows the samples in it
     * @param findings about the file as a whole
     * @param controls what the file says of its run
     * @param ignored what of the file was not read, and why
     * @param several whether rows may be added up, as wells of one sample
     * @param taken keys of the rows whose values were taken, separated by commas, "" while none is
     */
    public record Preview(
            FileView file,
            String format,
            List<String> columns,
            List<SampleRow> rows,
            List<FindingRow> findings,
            List<FactRow> controls,
            List<String> ignored,
            boolean several,
            String taken) {
        /** Whether the values of this row were taken. */
        public boolean takes(String key) {
            return List.of(taken.split(",", -1)).contains(key);
        }
    }

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
