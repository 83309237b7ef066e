package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows under their headings: up to a bound, and what kept others from being read. */
final class Table {
    static final int MAX_ROWS = 10_000;

    private final Header header;
    private final Grid grid;
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Table(Header header, Grid grid) {
        this.header = header;
        this.grid = grid;
    }

    /** The rows below the headings. */
    static Table of(Grid grid, Header header) {
        Table table = new Table(header, grid);
        grid.rows().stream()
                .filter(row -> row.line() > header.line())
                .limit(MAX_ROWS + 1L)
                .forEach(row -> table.rows.add(new Row(header, row)));
        if (table.rows.size() > MAX_ROWS) {
            table.cut();
        }
        return table;
    }

    Header header() {
        return header;
    }

    /** Everything on the sheet or in the text, what stands above the headings included. */
    Grid grid() {
        return grid;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Why the lines cannot be told apart, if so and if it matters: not behind the rows that are read. */
    Optional<Finding> broken() {
        return findings.isEmpty() ? grid.broken() : Optional.empty();
    }

    private void cut() {
        rows.remove(MAX_ROWS);
        findings.add(new Finding(
                "ROWS_LEFT_OUT",
                Severity.WARNING,
                "",
                "only the first " + MAX_ROWS + " samples were read, up to line "
                        + rows.get(MAX_ROWS - 1).line() + ". Export fewer samples at a time."));
    }
}
