package io.lotgate.intake;

import io.lotgate.intake.Reading.Recognised;
import java.util.List;

/**
 * The channels of an Absolute Q, one row a sample and combination of dyes. Rows of one dye count its positives; rows of
 * several dyes count partitions positive in all of them, and the row without a dye those positive in none.
 */
final class AbsoluteQChannels implements TableFormat {
    private static final String SAMPLE = "Sample";
    private static final String CHANNELS = "Channels";
    private static final String COUNT = "Count";
    private static final String CONCENTRATION = "Copies per microliter";
    private static final String TOTAL = "Total";

    @Override
    public String name() {
        return "Absolute Q channels";
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
        return List.of(SAMPLE, CHANNELS, COUNT, CONCENTRATION, TOTAL);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(COUNT, CONCENTRATION, TOTAL);
    }

    @Override
    public String instrument(Table table) {
        return AbsoluteQ.instrument(table);
    }

    @Override
    public List<Row> samples(Table table) {
        return table.rows().stream().filter(AbsoluteQChannels::ofOneDye).toList();
    }

    private static boolean ofOneDye(Row row) {
        String dyes = row.cell(CHANNELS).stripped();
        boolean unused = row.cell(TOTAL).stripped().equals("0");
        return !dyes.isEmpty() && !dyes.contains(" ") && !unused;
    }

    @Override
    public List<String> ignored(Table table) {
        int others = table.rows().size() - samples(table).size();
        return List.of(others + " rows of no dye, of several dyes together, or of channels that were not used.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(SAMPLE));
        draft.performedAt(row.cell("Date"), AbsoluteQ.DATES);
        String sample = Cell.cut(row.cell(SAMPLE).stripped(), 20);
        Partitioned.read(
                draft,
                new Well(
                        sample,
                        Cell.cut(row.cell(CHANNELS).stripped(), 100),
                        List.of(),
                        Partitioned.controlName(row.cell(SAMPLE))),
                new Partitioned.Cells(
                        row.cell(SAMPLE),
                        row.cell(COUNT),
                        new Cell("", 0, ""),
                        row.cell(TOTAL),
                        row.cell(CONCENTRATION)),
                Interval.halfWidth(new Cell("", 0, "")));
    }

    @Override
    public Recognised complete(Recognised reading, Table table) {
        return Partitioned.complete(reading, AbsoluteQ.VOLUMES_NL);
    }
}
