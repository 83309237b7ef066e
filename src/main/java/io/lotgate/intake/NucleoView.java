package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sample of a ChemoMetec NucleoCounter NC-200 as NucleoView writes it: lines "key;value;", in the long form with
 * instrument and time, at the end a check value. The sample's name is the name of its image.
 */
final class NucleoView implements FormFormat {
    private static final String IMAGE = "Image";
    private static final String DATE = "Date time";
    private static final String OFFSET = "Time zone offset";
    private static final String PART_11 = "21 CFR Part 11";
    private static final PrintedDate DATES = PrintedDate.of("uuuuMMdd HHmmss");
    private static final Pattern CHECK_LINE = Pattern.compile("//\\[([0-9A-F]{8})\\][,;\\s]*+");
    private static final Pattern HOURS = Pattern.compile("[+-]?(?:[0-9]|1[0-4])");
    private static final List<String> NUMBERS =
            List.of(NucleoCounter.VIABILITY, NucleoCounter.LIVE, NucleoCounter.DEAD, NucleoCounter.TOTAL);

    @Override
    public String name() {
        return "NucleoCounter NC-200 (NucleoView)";
    }

    @Override
    public String separator() {
        return ";";
    }

    @Override
    public List<String> needed() {
        return List.of(IMAGE, NucleoCounter.VIABILITY, NucleoCounter.LIVE, NucleoCounter.DEAD, NucleoCounter.TOTAL);
    }

    @Override
    public List<Finding> endObjections(TextFile file) {
        return checkValue(file).isPresent()
                ? List.of()
                : List.of(Refused.reason(
                        "FILE_TRUNCATED",
                        "this is a " + name() + " file whose last line is not its check value, as //[ECEC5A41]:"
                                + " it is cut off or was edited. Export the sample again."));
    }

    @Override
    public Recognised readForm(TextFile file, Form form) {
        Draft draft = new Draft(Proposal.Kind.CELL_COUNT, FormFormat.mark(form, ';', NUMBERS));
        draft.sample(form.cell(IMAGE));
        NucleoCounter.readCounts(
                draft,
                form.cell(NucleoCounter.VIABILITY),
                form.cell(NucleoCounter.LIVE),
                form.cell(NucleoCounter.DEAD),
                form.cell(NucleoCounter.TOTAL));
        Dilution.note(draft, form.cell("Multiplication factor"));
        if (form.has(DATE)) {
            draft.performedAt(form.cell(DATE), DATES);
            clock(form.cell(OFFSET)).ifPresent(draft::clockAt);
        }
        return new Recognised(
                instrument(form),
                Cell.cut(form.cell("Application SW version").stripped(), 100),
                List.of(draft.proposal()),
                notes(file, form),
                List.of(),
                List.of());
    }

    private String instrument(Form form) {
        String serial = Cell.cut(form.cell("Instrument s/n").stripped(), 100);
        return serial.isEmpty() ? name() : name() + ", " + serial;
    }

    private static Optional<ZoneOffset> clock(Cell hours) {
        return HOURS.matcher(hours.stripped()).matches()
                ? Optional.of(ZoneOffset.ofHours(Integer.parseInt(hours.stripped())))
                : Optional.empty();
    }

    private static List<Finding> notes(TextFile file, Form form) {
        List<Finding> notes = new ArrayList<>();
        checkValue(file)
                .ifPresent(value -> notes.add(info(
                        "CHECK_VALUE_UNVERIFIED",
                        "the file's check value " + value
                                + " is kept but cannot be verified: its rule is not published.")));
        if (!form.has(DATE)) {
            notes.add(info(
                    "METADATA_MISSING",
                    "this short form prints neither instrument, time nor software version:"
                            + " enter when the count was made and on which instrument."));
        }
        if (!form.cell(OFFSET).isBlank()) {
            notes.add(
                    info("TIME_ZONE", form.cell(OFFSET).shown() + ": hours that the instrument's clock is from UTC."));
        }
        if (form.cell(PART_11).stripped().equalsIgnoreCase("disabled")) {
            notes.add(info(
                    "PART11_DISABLED",
                    form.cell(PART_11).shown() + ": the instrument kept no protected record of its own."));
        }
        form.cells().stream()
                .filter(cell ->
                        cell.stripped().startsWith("<") || cell.stripped().startsWith(">"))
                .filter(cell -> !NUMBERS.contains(cell.column()))
                .forEach(cell -> notes.add(info("VALUE_CENSORED", cell.shown() + ": not taken.")));
        return notes;
    }

    private static Finding info(String code, String message) {
        return new Finding(code, Severity.INFO, "", message);
    }

    private static Optional<String> checkValue(TextFile file) {
        Optional<String> last = file.text()
                .lines()
                .filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                .reduce((before, after) -> after);
        return last.map(CHECK_LINE::matcher).filter(Matcher::matches).map(line -> line.group(1));
    }
}
