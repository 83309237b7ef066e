package io.lotgate.intake;

import io.lotgate.intake.Grid.GridRow;
import io.lotgate.intake.Reading.Recognised;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The summary of an Absolute Q run: one row a well, the dyes side by side as blocks of the same headings, each named in
 * the line above. A well that the instrument's own quality check did not pass is not taken.
 */
final class AbsoluteQSummary implements TableFormat {
    private static final String LAMBDA = "Lambda (cp/Rxn)";
    private static final String WELL = "Well";
    private static final String SAMPLE = "Sample";
    private static final String TOTAL = "Total";
    private static final String TARGET = "target";

    @Override
    public String name() {
        return "Absolute Q summary";
    }

    @Override
    public Proposal.Kind kind() {
        return Proposal.Kind.DIGITAL_PCR;
    }

    @Override
    public List<String> marks() {
        return List.of(LAMBDA);
    }

    @Override
    public List<String> needed(Header header) {
        return List.of("Run name", SAMPLE, WELL, "QC", TOTAL);
    }

    @Override
    public List<String> numbers(Header header) {
        return List.of(TOTAL);
    }

    /** The second line; the first has the names of the dyes. */
    @Override
    public Optional<Header> heading(Grid grid) {
        return grid.rows().stream()
                .skip(1)
                .findFirst()
                .map(row -> Header.of(grid, row))
                .filter(header -> header.has(LAMBDA));
    }

    @Override
    public List<Row> samples(Table table) {
        return table.rows().stream()
                .filter(row -> !row.cell(WELL).stripped().equals("Average"))
                .toList();
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of(
                "Rows of averages over a group: the wells themselves are taken.",
                "Lambda, copy number and threshold columns: no value of a result.",
                "The file prints no time: enter when the plate was read.");
    }

    @Override
    public List<Proposal> proposals(Table table, Row row, DecimalMark mark) {
        List<Proposal> proposals = new ArrayList<>();
        List<String> names = row.header().names();
        GridRow dyes = table.grid().rows().get(0);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(TARGET)) {
                Draft draft = new Draft(kind(), mark);
                row.checkShape(draft);
                block(row, i, dyes.field(i).strip(), draft);
                proposals.add(draft.proposal());
            }
        }
        return proposals;
    }

    @Override
    public void readRow(Row row, Draft draft) {
        block(row, row.header().names().indexOf(TARGET), "", draft);
    }

    private static void block(Row row, int start, String dye, Draft draft) {
        draft.sample(row.cell(SAMPLE));
        String target = (row.cell(start).stripped() + " " + dye).strip();
        Partitioned.read(
                draft,
                new Well(
                        Cell.cut(row.cell(WELL).stripped(), 20),
                        Cell.cut(target, 100),
                        List.of(),
                        Partitioned.controlName(row.cell(SAMPLE))),
                new Partitioned.Cells(
                        row.cell(WELL),
                        inBlock(row, start, "Positives"),
                        new Cell("", 0, ""),
                        row.cell(TOTAL),
                        inBlock(row, start, "Conc.")),
                Interval.distances(inBlock(row, start, "95%DeltaLCI"), inBlock(row, start, "95%DeltaUCI")));
        quality(row, draft);
    }

    private static void quality(Row row, Draft draft) {
        Cell quality = row.cell("QC");
        if (!quality.stripped().toUpperCase(Locale.ROOT).equals("PASS")) {
            draft.error(
                    "INSTRUMENT_ERROR",
                    "",
                    quality.shown() + ": the instrument's own check did not pass this well. Repeat it.");
        }
    }

    /** The next column of a name from the start of a dye's block on. */
    private static Cell inBlock(Row row, int start, String name) {
        List<String> names = row.header().names();
        String wanted = Header.plain(name);
        for (int i = start + 1; i < names.size() && !names.get(i).equals(TARGET); i++) {
            if (names.get(i).equals(wanted)) {
                return row.cell(i);
            }
        }
        return new Cell(name, row.line(), "");
    }

    @Override
    public Recognised complete(Recognised reading, Table table) {
        return Partitioned.complete(reading, AbsoluteQ.VOLUMES_NL);
    }
}
