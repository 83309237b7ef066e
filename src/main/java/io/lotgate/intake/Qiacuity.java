package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Recognised;
import java.util.List;
import java.util.Optional;

/**
 * The wells of a QIAGEN QIAcuity nanoplate, one row a well and target. The well's column has no heading; the heading of
 * the interval occurs twice, first for the well, then for the mean of replicates, which is not read. The partition
 * volume differs from plate to plate.
 */
final class Qiacuity implements TableFormat {
    private static final String SAMPLE = "Sample/NTC/Control";
    private static final String TARGET = "Target";
    private static final String VALID = "Partitions (valid)";
    private static final String POSITIVE = "Partitions (positive)";
    private static final String NEGATIVE = "Partitions (negative)";

    @Override
    public String name() {
        return "QIAcuity";
    }

    @Override
    public Proposal.Kind kind() {
        return Proposal.Kind.DIGITAL_PCR;
    }

    @Override
    public List<String> marks() {
        return List.of(VALID);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of("", SAMPLE, TARGET, concentrationName(header), VALID, POSITIVE, NEGATIVE);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(concentrationName(header), VALID, POSITIVE, NEGATIVE);
    }

    /** "Concentration (copies/µL)", or "Conc. [copies/µL]" of which the micro sign may be lost. */
    private static int concentration(Header header) {
        for (int i = 0; i < header.names().size(); i++) {
            if (header.names().get(i).startsWith("conc")) {
                return i;
            }
        }
        return -1;
    }

    private static String concentrationName(Header header) {
        int index = concentration(header);
        return index < 0 ? "Concentration (copies/\u00B5L)" : header.printed().get(index);
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of(
                "Mean concentration of replicates with its interval, SD and CV: the wells themselves are taken.",
                "The file prints no time: enter when the plate was read.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(SAMPLE));
        int concentration = concentration(row.header());
        Cell well = row.cell(0);
        boolean control = Partitioned.controlName(row.cell(SAMPLE))
                || Partitioned.controlName(row.cell("Type"))
                || Partitioned.controlName(row.cell("Control type"));
        Partitioned.read(
                draft,
                new Well(
                        Cell.cut(well.stripped(), 20), Cell.cut(row.cell(TARGET).stripped(), 100), List.of(), control),
                new Partitioned.Cells(
                        well, row.cell(POSITIVE), row.cell(NEGATIVE), row.cell(VALID), row.cell(concentration)),
                interval(row, concentration));
    }

    private static Interval interval(Row row, int concentration) {
        Cell next = row.cell(concentration + 1);
        boolean its = Header.plain(next.column()).equals("ci (95%)");
        return Interval.percent(its ? next : new Cell("CI (95%)", row.line(), ""));
    }

    @Override
    public Recognised complete(Recognised reading, Table table) {
        Recognised complete = Partitioned.complete(reading, List.of());
        Optional<String> lost = table.header().printed().stream()
                .filter(name -> name.indexOf('\uFFFD') >= 0)
                .findFirst();
        List<Finding> findings = lost.stream()
                .map(name -> Partitioned.info(
                        "CHARACTERS_LOST",
                        "the heading " + Cell.quoted(name) + " has lost a character before this upload; the columns are"
                                + " known by the rest of their names."))
                .toList();
        return complete.with(findings);
    }
}
