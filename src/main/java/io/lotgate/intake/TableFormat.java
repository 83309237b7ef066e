package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file with one row a sample. The format names its columns and reads one row; everything around it is here. */
interface TableFormat extends Format {

    /** Headings that no other format has; one of them tells the format, even if columns are missing. */
    List<String> marks();

    /** Columns without which nothing can be taken. */
    List<String> needed();

    /** Columns whose numbers show what comma and point mean in this file. */
    List<String> numbers();

    void readRow(Row row, Draft draft);

    /** The instrument as far as the rows name it. */
    default String instrument(List<Row> rows) {
        return name();
    }

    @Override
    default boolean recognises(TextFile file) {
        return Table.heading(file)
                .filter(header -> marks().stream().anyMatch(header::has))
                .isPresent();
    }

    @Override
    default Reading read(TextFile file) {
        Header header = Table.heading(file).orElseThrow();
        List<Finding> objections = columnObjections(header);
        Table table = Table.of(file, header);
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
        for (String column : needed()) {
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

    private Recognised recognised(Table table) {
        DecimalMark mark = DecimalMark.of(table.header().separator(), printedNumbers(table.rows()));
        List<Proposal> proposals =
                table.rows().stream().map(row -> proposal(row, mark)).toList();
        return new Recognised(instrument(table.rows()), "", flagRepeated(proposals), table.findings());
    }

    private Proposal proposal(Row row, DecimalMark mark) {
        Draft draft = new Draft(mark);
        row.checkShape(draft);
        readRow(row, draft);
        return draft.proposal();
    }

    private List<String> printedNumbers(List<Row> rows) {
        return rows.stream()
                .flatMap(
                        row -> numbers().stream().map(column -> row.cell(column).printed()))
                .toList();
    }

    /** Replicate counts carry one name; so do mix-ups. A person decides which row is taken. */
    private static List<Proposal> flagRepeated(List<Proposal> proposals) {
        Map<String, Long> times =
                proposals.stream().collect(Collectors.groupingBy(Proposal::sampleName, Collectors.counting()));
        return proposals.stream()
                .map(proposal -> {
                    long rows = times.getOrDefault(proposal.sampleName(), 0L);
                    return rows == 1 || proposal.sampleName().isEmpty() ? proposal : proposal.with(repeated(rows));
                })
                .toList();
    }

    private static Finding repeated(long rows) {
        return new Finding(
                "SAMPLE_REPEATED",
                Severity.WARNING,
                "",
                "the file has " + rows + " rows with this sample name: make sure that this is the row to take.");
    }
}
