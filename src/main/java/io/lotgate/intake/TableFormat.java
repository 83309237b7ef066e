package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file with one row a sample. The format names its columns and reads one row; everything around it is here. */
interface TableFormat extends Format {

    /** Headings that no other format has; one of them tells the format, even if columns are missing. */
    List<String> marks();

    /** Columns without which nothing can be taken, as this version of the instrument's software names them. */
    List<String> needed(Header header);

    /** Columns whose numbers show what comma and point mean in this file. */
    List<String> numbers(Header header);

    /** Reads a row into a draft of {@link #kind()}. */
    void readRow(Row row, Draft draft);

    default Proposal.Kind kind() {
        return Proposal.Kind.CELL_COUNT;
    }

    @Override
    default Set<Proposal.Kind> kinds() {
        return Set.of(kind());
    }

    /** The headings of a table of this kind; usually its first row. */
    default Optional<Header> heading(Grid grid) {
        return grid.rows().stream().findFirst().map(row -> Header.of(grid, row)).filter(header -> marks().stream()
                .anyMatch(header::has));
    }

    /** The instrument as far as the rows, or what stands above them, name it. */
    default String instrument(Table table) {
        return name();
    }

    default String software(Table table) {
        return "";
    }

    /** Rows that are no samples are left out here, and said in {@link #ignored}. */
    default List<Row> samples(Table table) {
        return table.rows();
    }

    /** Fields that the instrument itself leaves out at the end of a row. */
    default int lacking() {
        return 0;
    }

    /** What one row proposes; most have one sample. */
    default List<Proposal> proposals(Table table, Row row, DecimalMark mark) {
        Draft draft = new Draft(kind(), mark);
        row.checkShape(draft, lacking());
        readRow(row, draft);
        return List.of(draft.proposal());
    }

    /** What was not read and why, in sentences. */
    default List<String> ignored(Table table) {
        return List.of();
    }

    /** What concerns all proposals together, as controls of the run and a partition volume. */
    default Recognised complete(Recognised reading, Table table) {
        return reading.flagRepeated();
    }

    /** The tables of a file, each with at least its first rows. */
    default List<Grid> heads(Upload file) {
        return file.heads();
    }

    /** All rows of one of them. */
    default Grid whole(Upload file, Grid head) {
        return file.whole(head);
    }

    /** What comma and point mean in the numbers of a table. */
    default DecimalMark mark(Table table) {
        List<String> columns = numbers(table.header());
        return DecimalMark.of(
                table.header().separator(),
                table.rows().stream()
                        .flatMap(row ->
                                columns.stream().map(column -> row.cell(column).printed()))
                        .toList());
    }

    @Override
    default boolean recognises(Upload file) {
        return heads(file).stream().anyMatch(grid -> heading(grid).isPresent());
    }

    @Override
    default Reading read(Upload file) {
        List<Grid> grids =
                heads(file).stream().filter(grid -> heading(grid).isPresent()).toList();
        if (grids.size() > 1) {
            return Refused.because(Refused.reason(
                    "FILE_AMBIGUOUS",
                    "this workbook has " + grids.size() + " sheets with results of " + name()
                            + ". Upload the export of one run, unedited."));
        }
        Header header = heading(grids.get(0)).orElseThrow();
        List<Finding> objections = columnObjections(header);
        Table table = Table.of(whole(file, grids.get(0)), header);
        table.broken().ifPresent(objections::add);
        if (table.rows().isEmpty() && table.broken().isEmpty()) {
            objections.add(Refused.reason(
                    "FILE_TRUNCATED",
                    "this is a " + name() + " file with headings but no samples. Check that the export finished."));
        }
        return objections.isEmpty() ? recognised(table) : new Refused(objections);
    }

    private List<Finding> columnObjections(Header header) {
        List<Finding> objections = new ArrayList<>();
        for (String column : needed(header)) {
            if (!header.has(column)) {
                objections.add(Refused.reason(
                        "COLUMN_MISSING",
                        "this is a " + name() + " file without the column " + Cell.quoted(column)
                                + ". Export the table of results with all columns."));
            } else if (header.repeats(column)) {
                objections.add(Refused.reason(
                        "COLUMN_REPEATED",
                        "this " + name() + " file has the column " + Cell.quoted(column)
                                + " more than once: which one counts is not known. Export it again, unedited."));
            }
        }
        return objections;
    }

    private Reading recognised(Table table) {
        DecimalMark mark = mark(table);
        List<Proposal> proposals = samples(table).stream()
                .flatMap(row -> proposals(table, row, mark).stream())
                .toList();
        if (proposals.isEmpty()) {
            return Refused.because(Refused.reason(
                    "FILE_TRUNCATED",
                    "this is a " + name() + " file with no row of a sample. Check what was exported."));
        }
        Recognised reading = new Recognised(
                instrument(table), software(table), proposals, table.findings(), List.of(), ignored(table));
        return complete(reading, table);
    }
}
