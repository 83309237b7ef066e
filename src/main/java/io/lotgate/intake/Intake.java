package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Refused;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the files of cell counters into proposed {@code cell-count} observations.
 *
 * <p>Known are Vi-CELL BLU tables, NucleoCounter NC-200 files of NucleoView, and the tables and single-sample files of
 * NC-View (NC-202). A file is taken whole or refused; within a taken file a sample that cannot be used stays visible
 * with its reason. No value is ever guessed, corrected or left out silently.
 */
public final class Intake {
    private final List<Format> formats;

    private Intake(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The formats that this version knows. */
    public static Intake standard() {
        return new Intake(List.of(new ViCellBlu(), new NucleoView(), new NcViewForm(), new NcViewTable()));
    }

    /**
     * Recognises the instrument from the content, never from the name, and reads all samples.
     *
     * @param fileName for messages only
     * @param content the file as uploaded; more than 32 MB is refused unread
     */
    public Reading read(String fileName, byte[] content) {
        Decoded decoded = Decoded.of(content);
        Reading reading = decoded instanceof Decoded.Text text
                ? readText(text.file())
                : new Refused(((Decoded.NotText) decoded).findings());
        return reading instanceof Refused refused ? named(fileName, refused) : reading;
    }

    private Reading readText(TextFile file) {
        List<Format> fitting =
                formats.stream().filter(format -> format.recognises(file)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0).read(file);
        }
        return Refused.because(fitting.isEmpty() ? unknown(file) : ambiguous(fitting));
    }

    private Finding unknown(TextFile file) {
        return OtherFile.in(file)
                .map(name -> Refused.reason(
                        "FILE_OTHER_INSTRUMENT",
                        "this is " + name + ", from which no cell count is read. Looked for: " + names(formats)
                                + ". Choose the counter's export, or enter the count by hand and attach this file."))
                .orElseGet(() -> Refused.reason(
                        "FILE_UNKNOWN",
                        "no known instrument wrote this. Looked for: " + names(formats)
                                + ". Export the file again from the instrument and do not edit it,"
                                + " or enter the count by hand and attach this file."));
    }

    private static Finding ambiguous(List<Format> fitting) {
        return Refused.reason(
                "FILE_AMBIGUOUS",
                "this looks like several formats at once (" + names(fitting)
                        + "). Upload the export of one instrument, unedited.");
    }

    private static String names(List<Format> formats) {
        return formats.stream().map(Format::name).collect(Collectors.joining(", "));
    }

    private static Refused named(String fileName, Refused refused) {
        return new Refused(refused.findings().stream()
                .map(f -> new Finding(f.code(), f.severity(), f.where(), Cell.quoted(fileName) + ": " + f.message()))
                .toList());
    }
}
