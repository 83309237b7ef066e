package io.lotgate.intake;

import io.lotgate.intake.Reading.Recognised;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The table that FlowJo's table editor exports: a row a sample, a column a population and statistic, as {@code Live/CD73+
 * | Count}. A share is taken from the counts of a population and of its parent; a percentage alone says nothing of how
 * many cells it rests on, and is only compared.
 */
final class FlowJoTable implements TableFormat {
    private static final String COUNT = "count";
    private static final String SHARE = "freq. of parent";
    private static final Set<String> SUMMARIES = Set.of("mean", "sd", "median", "cv", "min", "max");
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** A population's column of counts, or of shares where it has no counts. */
    private record Column(int index, String path, String statistic) {
        String name() {
            return path.replaceAll("\\s*/\\s*", " / ");
        }

        String parent() {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
    }

    @Override
    public String name() {
        return "FlowJo table";
    }

    @Override
    public Proposal.Kind kind() {
        return Proposal.Kind.FLOW_CYTOMETRY;
    }

    @Override
    public List<String> marks() {
        return List.of();
    }

    /** The first column has no heading, or "Sample:"; another is one of a population. */
    @Override
    public Optional<Header> heading(Grid grid) {
        return grid.rows().stream()
                .findFirst()
                .map(row -> Header.of(grid, row))
                .filter(header -> Set.of("", "sample:").contains(header.names().get(0)))
                .filter(header -> columns(header).stream()
                        .anyMatch(column -> !column.path().isEmpty()));
    }

    @Override
    public List<String> needed(Header header) {
        return List.of();
    }

    @Override
    public List<String> numbers(Header header) {
        return IntStream.range(1, header.names().size())
                .filter(index -> statistic(header, index).isPresent())
                .mapToObj(index -> header.printed().get(index))
                .toList();
    }

    @Override
    public List<Row> samples(Table table) {
        return table.rows().stream()
                .filter(row -> !SUMMARIES.contains(Header.plain(row.cell(0).printed())))
                .toList();
    }

    @Override
    public List<String> ignored(Table table) {
        return List.of(
                (table.rows().size() - samples(table).size()) + " rows of means and deviations, which are no samples.",
                "Statistics other than Count and Freq. of Parent.",
                "The table prints no time of measurement: enter it.");
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(0));
    }

    @Override
    public List<Proposal> proposals(Table table, Row row, DecimalMark mark) {
        Header header = table.header();
        List<Column> all = columns(header);
        List<Proposal> proposals = new ArrayList<>();
        for (Column column : all) {
            if (column.statistic().equals(COUNT)
                    ? !column.path().isEmpty()
                    : find(all, column.path(), COUNT).isEmpty()) {
                Draft draft = new Draft(kind(), mark);
                row.checkShape(draft);
                readRow(row, draft);
                draft.well(new Well("", Cell.cut(column.name(), 500), List.of(), false));
                read(row, all, column, draft);
                proposals.add(draft.proposal());
            }
        }
        return proposals;
    }

    private static void read(Row row, List<Column> all, Column column, Draft draft) {
        List<Column> parents = find(all, column.parent(), COUNT);
        if (!column.statistic().equals(COUNT) || parents.isEmpty()) {
            draft.error(
                    "COUNT_MISSING",
                    "/examined",
                    row.cell(column.index()),
                    "the table has no count of " + Cell.quoted(column.name()) + " and of its parent "
                            + Cell.quoted(column.parent()) + ": a share alone does not say how many cells it rests on."
                            + " Add the statistic Count of both to the table and export it again.");
            return;
        }
        if (parents.size() > 1 || find(all, column.path(), COUNT).size() > 1) {
            draft.error(
                    "COLUMN_REPEATED",
                    "",
                    row.cell(column.index()),
                    "the count of " + Cell.quoted(column.name())
                            + " or of its parent stands in more than one column: which one counts is not known. Export the"
                            + " table with each once.");
            return;
        }
        GateCounts.take(draft, row.cell(column.index()), row.cell(parents.get(0).index()));
        find(all, column.path(), SHARE).forEach(share -> compare(row.cell(share.index()), draft));
    }

    /** The program prints the share with few digits, so that half of its last one may be missing. */
    private static void compare(Cell printed, Draft draft) {
        String text = printed.stripped();
        Cell number = text.endsWith("%")
                ? printed.reading(text.substring(0, text.length() - 1).strip())
                : printed;
        Optional<BigDecimal> share = draft.amount("/percent", number, HUNDRED);
        BigDecimal ours = new BigDecimal(draft.values().path("percent").asString("-1"));
        share.filter(value -> ours.signum() >= 0
                        && ours.subtract(value).abs().compareTo(BigDecimal.ONE.movePointLeft(value.scale())) > 0)
                .ifPresent(value -> draft.warning(
                        "SHARE_INCONSISTENT",
                        "/percent",
                        printed.shown() + ", which does not follow from the counts (" + ours.toPlainString()
                                + " %). Compare with the program: the table may have been edited."));
    }

    private static List<Column> find(List<Column> all, String path, String statistic) {
        return all.stream()
                .filter(column -> column.statistic().equals(statistic)
                        && Header.plain(column.path()).equals(Header.plain(path)))
                .toList();
    }

    private static List<Column> columns(Header header) {
        return IntStream.range(1, header.names().size())
                .mapToObj(index -> statistic(header, index)
                        .map(known -> new Column(index, path(header.printed().get(index)), known)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String path(String heading) {
        int bar = heading.lastIndexOf('|');
        return bar < 0 ? "" : heading.substring(0, bar).strip();
    }

    /** Which of the two statistics a heading names; that of all events has no population before it. */
    private static Optional<String> statistic(Header header, int index) {
        String heading = header.names().get(index);
        String named = heading.substring(heading.lastIndexOf('|') + 1).strip();
        if (named.equals(COUNT)) {
            return Optional.of(COUNT);
        }
        return heading.indexOf('|') > 0 && named.startsWith(SHARE) ? Optional.of(SHARE) : Optional.empty();
    }

    /** A sample has several proposals, so that its name is no sign of a mix-up. */
    @Override
    public Recognised complete(Recognised reading, Table table) {
        return reading;
    }
}
