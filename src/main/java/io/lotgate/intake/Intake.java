package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import io.lotgate.specification.TestSpecification;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads instruments' files into proposed observations: cell counters and digital PCR, as text or workbook.
 *
 * <p>A file is taken whole or refused; within a taken file a sample that cannot be used stays visible with its reason.
 * No value is ever guessed, corrected or left out silently. Reading is a pure function of the bytes.
 */
public final class Intake {
    private final List<Format> known;
    private final List<Format> mapped;

    private Intake(List<Format> known, List<Format> mapped) {
        this.known = List.copyOf(known);
        this.mapped = List.copyOf(mapped);
    }

    /** The formats that this version knows. */
    public static Intake standard() {
        return with(List.of());
    }

    /** Those, and the tables that column maps describe. A file of a known format is never read by a map. */
    public static Intake with(List<ColumnMap> maps) {
        return new Intake(
                Formats.all(), maps.stream().<Format>map(MappedTable::new).toList());
    }

    /** The instruments whose files fill a test's values, in words. */
    public String instruments(TestSpecification test) {
        return Formats.names(formats().stream()
                .filter(format ->
                        Fitting.kind(test).filter(format.kinds()::contains).isPresent())
                .toList());
    }

    /**
     * Recognises the instrument from the content, never from the name, and reads all samples.
     *
     * @param fileName for messages only
     * @param content the file as uploaded; more than 32 MB is refused unread
     */
    public Reading read(String fileName, byte[] content) {
        Decoded decoded = Decoded.of(content);
        Reading reading = decoded instanceof Decoded.Opened opened
                ? read(opened.file())
                : new Refused(((Decoded.Unreadable) decoded).findings());
        return reading instanceof Refused refused ? named(fileName, refused) : reading;
    }

    /**
     * Makes several wells of one sample one proposal by adding up their partitions. What forbids it (other samples or
     * targets, a well twice, once within merged wells) are errors among its findings.
     */
    public Proposal together(List<Proposal> wells) {
        return Pool.of(wells, List.of());
    }

    /** The same for proposals in the form of a test: populations become the markers of its panel, in its order. */
    public Proposal together(TestSpecification test, List<Proposal> chosen) {
        return Pool.of(chosen, Fitting.panel(test));
    }

    /** Whether there are instruments whose files fill the values of a test. */
    public boolean reads(TestSpecification test) {
        return Fitting.kind(test).isPresent();
    }

    /**
     * The reading as a test takes it: every proposal in the form of the test's method, and with what speaks against it.
     * Of another kind, or measured before the sample was collected, it cannot be used.
     */
    public Recognised forTest(Recognised reading, TestSpecification test, Occasion occasion) {
        return reading.with(
                reading.proposals().stream()
                        .map(proposal -> occasion.check(Fitting.fit(test, proposal)))
                        .toList(),
                reading.controls());
    }

    /** The lines of a text, or the rows of a workbook's sheets, as a person compares them; at most so many. */
    public List<Line> lines(byte[] content, int most) {
        return Lines.of(content, most);
    }

    /**
     * A line of a text or a row of a sheet.
     *
     * @param sheet name of the sheet, "" in a text
     * @param number the first being 1
     */
    public record Line(String sheet, int number, String text) {}

    private Reading read(Upload file) {
        List<Format> fitting = fitting(known, file);
        if (fitting.isEmpty()) {
            fitting = fitting(mapped, file);
        }
        if (fitting.size() != 1) {
            return Refused.because(fitting.isEmpty() ? unknown(file) : ambiguous(fitting));
        }
        Reading reading = fitting.get(0).read(file);
        return reading instanceof Recognised recognised && file instanceof BookFile book
                ? recognised.with(book.findings())
                : reading;
    }

    private static List<Format> fitting(List<Format> formats, Upload file) {
        return formats.stream().filter(format -> format.recognises(file)).toList();
    }

    private List<Format> formats() {
        return Stream.concat(known.stream(), mapped.stream()).toList();
    }

    private Finding unknown(Upload file) {
        return OtherFile.in(file)
                .map(name -> Refused.reason(
                        "FILE_OTHER_INSTRUMENT",
                        "this is " + name + ", from which nothing is read. Looked for: " + Formats.names(formats())
                                + ". Choose the instrument's export, or enter the values by hand and attach this"
                                + " file."))
                .orElseGet(() -> Refused.reason(
                        "FILE_UNKNOWN",
                        "no known instrument wrote this. Looked for: " + Formats.names(formats())
                                + ". Export the file again from the instrument and do not edit it,"
                                + " or enter the values by hand and attach this file."));
    }

    private static Finding ambiguous(List<Format> fitting) {
        return Refused.reason(
                "FILE_AMBIGUOUS",
                "this looks like several formats at once (" + Formats.names(fitting)
                        + "). Upload the export of one instrument, unedited.");
    }

    private static Refused named(String fileName, Refused refused) {
        return new Refused(refused.findings().stream()
                .map(f -> new Finding(f.code(), f.severity(), f.where(), Cell.quoted(fileName) + ": " + f.message()))
                .toList());
    }
}
