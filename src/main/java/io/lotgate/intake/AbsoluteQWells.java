package io.lotgate.intake;

import io.lotgate.intake.Reading.Recognised;
import java.util.List;

/** The wells of an Absolute Q, one row a well and dye, between rows of averages, which are not read. */
final class AbsoluteQWells implements TableFormat {
    private static final String SAMPLE = "Name";
    private static final String WELL = "Well";
    private static final String TOTAL = "Total";
    private static final String TARGET = "Target";
    private static final String CONCENTRATION = "Conc. cp/uL";
    private static final String POSITIVES = "Positives";

    @Override
    public String name() {
        return "Absolute Q";
    }

    @Override
    public Proposal.Kind kind() {
        return Proposal.Kind.DIGITAL_PCR;
    }

    @Override
    public List<String> marks() {
        return List.of(CONCENTRATION);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of(SAMPLE, WELL, TOTAL, TARGET, CONCENTRATION, POSITIVES, "95%CI");
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(TOTAL, CONCENTRATION, POSITIVES);
    }

    @Override
    public String instrument(Table table) {
        return AbsoluteQ.instrument(table);
    }

    @Override
    public List<Row> samples(Table table) {
        return table.rows().stream()
                .filter(row -> !row.cell(WELL).stripped().equals("Average"))
                .toList();
    }

    @Override
    public List<String> ignored(Table table) {
        int averages = table.rows().size() - samples(table).size();
        return averages == 0
                ? List.of()
                : List.of(averages + " rows of averages over a group: the wells themselves are taken.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(SAMPLE));
        draft.performedAt(row.cell("Date"), AbsoluteQ.DATES);
        Partitioned.read(
                draft,
                new Well(
                        Cell.cut(row.cell(WELL).stripped(), 20),
                        Cell.cut(row.cell(TARGET).stripped(), 100),
                        List.of(),
                        Partitioned.controlName(row.cell(SAMPLE))),
                new Partitioned.Cells(
                        row.cell(WELL),
                        row.cell(POSITIVES),
                        new Cell("", 0, ""),
                        row.cell(TOTAL),
                        row.cell(CONCENTRATION)),
                Interval.halfWidth(row.cell("95%CI")));
    }

    @Override
    public Recognised complete(Recognised reading, Table table) {
        return Partitioned.complete(reading, AbsoluteQ.VOLUMES_NL);
    }
}
