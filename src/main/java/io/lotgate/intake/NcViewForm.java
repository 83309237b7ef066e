package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Recognised;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One sample of ChemoMetec NC-View (NucleoCounter NC-202): lines "Key:", tabulator, value, of which Status is the last.
 */
final class NcViewForm implements FormFormat {
    private static final String SAMPLE = "Sample ID";
    private static final String SOURCE = "Source ID";
    private static final String DATE = "Time (UTC)";
    private static final String STATUS = "Status";
    private static final String SECURE = "Secure Mode status";
    private static final PrintedDate DATES =
            PrintedDate.of("uuuu-MM-dd HH:mm:ss").inUtc();

    @Override
    public String name() {
        return "NucleoCounter single sample (NC-View)";
    }

    @Override
    public String separator() {
        return ":\t";
    }

    @Override
    public List<String> needed() {
        return List.of(
                SAMPLE, NucleoCounter.TOTAL, NucleoCounter.LIVE, NucleoCounter.DEAD, NucleoCounter.VIABILITY, STATUS);
    }

    /** The last key is among those needed, so that a file cut off is found by its absence. */
    @Override
    public List<Finding> endObjections(TextFile file) {
        return List.of();
    }

    @Override
    public Recognised readForm(TextFile file, Form form) {
        Draft draft = new Draft(Proposal.Kind.CELL_COUNT, DecimalMark.POINT);
        draft.sample(form.cell(form.cell(SAMPLE).isBlank() ? SOURCE : SAMPLE));
        draft.performedAt(form.cell(DATE), DATES);
        NucleoCounter.readStatus(draft, form.cell(STATUS));
        NucleoCounter.readCounts(
                draft,
                form.cell(NucleoCounter.VIABILITY),
                form.cell(NucleoCounter.LIVE),
                form.cell(NucleoCounter.DEAD),
                form.cell(NucleoCounter.TOTAL));
        Dilution.note(draft, form.cell("Dilution Factor"));
        return new Recognised(
                instrument(form),
                Cell.cut(form.cell("Software version").stripped(), 100),
                List.of(draft.proposal()),
                notes(form),
                List.of(),
                List.of());
    }

    private String instrument(Form form) {
        String serial = Cell.cut(form.cell("Instrument").stripped(), 100);
        return serial.isEmpty() ? name() : name() + ", " + serial;
    }

    private static List<Finding> notes(Form form) {
        List<Finding> notes = new ArrayList<>();
        if (!form.cell(DATE).isBlank()) {
            notes.add(
                    new Finding("TIME_ZONE", Severity.INFO, "", form.cell(DATE).shown() + ": this is UTC."));
        }
        if (form.cell(SECURE).stripped().toLowerCase(Locale.ROOT).startsWith("disable")) {
            notes.add(new Finding(
                    "PART11_DISABLED",
                    Severity.INFO,
                    "",
                    form.cell(SECURE).shown() + ": the instrument kept no protected record of its own."));
        }
        return notes;
    }
}
