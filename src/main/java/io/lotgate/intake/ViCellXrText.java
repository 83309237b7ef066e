package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Recognised;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One sample of a Beckman Coulter Vi-CELL XR as text: lines "Key : value", of which the image's name is the last. */
final class ViCellXrText implements FormFormat {
    private static final String CELLS = "Total cells";
    private static final String VIABLE = "Viable cells";
    private static final String VIABILITY = "Viability (%)";
    private static final String TOTAL_PER_ML = "Total cells / ml (x 10^6)";
    private static final String VIABLE_PER_ML = "Total viable cells / ml (x 10^6)";

    @Override
    public String name() {
        return "Vi-CELL XR single sample";
    }

    @Override
    public String separator() {
        return " : ";
    }

    @Override
    public List<String> needed() {
        return List.of(VIABLE_PER_ML, TOTAL_PER_ML, "Nonviable cells", "Sample ID", CELLS, VIABLE, VIABILITY);
    }

    @Override
    public List<Finding> endObjections(TextFile file) {
        boolean whole = file.text().contains("\nImageBaseName :");
        return whole
                ? List.of()
                : List.of(Reading.Refused.reason(
                        "FILE_TRUNCATED",
                        "this is a " + name() + " file without its last line, ImageBaseName: it is cut off or was"
                                + " edited. Export the sample again."));
    }

    @Override
    public Recognised readForm(TextFile file, Form form) {
        Draft draft = new Draft(Proposal.Kind.CELL_COUNT, DecimalMark.POINT);
        draft.sample(form.cell("Sample ID"));
        draft.performedAt(form.cell("RunDate"), ViCellXr.DATES);
        Optional<BigDecimal> percent = draft.viability(form.cell(VIABILITY));
        Optional<BigDecimal> viable = draft.count(form.cell(VIABLE));
        Optional<BigDecimal> cells = draft.count(form.cell(CELLS));
        sum(draft, viable, draft.count(form.cell("Nonviable cells")), cells, form.cell(CELLS));
        ViCellXr.check(
                draft,
                percent,
                viable,
                cells,
                draft.viablePerMl(form.cell(VIABLE_PER_ML), ViCellXr.MILLIONS),
                draft.perMl("", form.cell(TOTAL_PER_ML), ViCellXr.MILLIONS));
        Dilution.note(draft, form.cell("Dilution"));
        String serial = Cell.cut(form.cell("Unit S/N").stripped(), 100);
        return new Recognised(
                serial.isEmpty() ? "Vi-CELL XR" : "Vi-CELL XR, " + serial,
                ViCellXr.version(file.text().lines().findFirst().orElse("")),
                List.of(draft.proposal()),
                List.of(),
                List.of(),
                List.of("Settings and size distributions: no value of a result."));
    }

    private static void sum(
            Draft draft,
            Optional<BigDecimal> viable,
            Optional<BigDecimal> dead,
            Optional<BigDecimal> cells,
            Cell where) {
        boolean differs = viable.isPresent()
                && dead.isPresent()
                && cells.isPresent()
                && viable.get().add(dead.get()).compareTo(cells.get()) != 0;
        if (differs) {
            draft.warning(
                    "COUNTS_INCONSISTENT",
                    "",
                    where.shown() + ", which viable and nonviable cells do not add up to. Compare with the"
                            + " instrument: the file may have been edited.");
        }
    }
}
