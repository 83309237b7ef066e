package io.lotgate.sheet;

import io.lotgate.sheet.Sheets.Cell;
import io.lotgate.sheet.Sheets.Row;
import io.lotgate.sheet.Sheets.Sheet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cells of one sheet of an xls, gathered in whatever order its records come. */
final class SheetRows {
    private final String name;
    private final boolean hidden;
    private final Findings findings;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> grid = new TreeMap<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private boolean cut;

    SheetRows(String name, boolean hidden, Findings findings) {
        this.name = name;
        this.hidden = hidden;
        this.findings = findings;
    }

    String name() {
        return name;
    }

    /** @param row the first being 0, as in the file */
    void put(int row, int column, Cell cell) {
        if (cell.equals(Cell.EMPTY) || column >= Sheets.MOST_COLUMNS) {
            return;
        }
        if (!grid.containsKey(row) && grid.size() == Sheets.MOST_ROWS) {
            cut = true;
            return;
        }
        grid.computeIfAbsent(row, ignored -> new TreeMap<>()).put(column, cell);
    }

    void hide(int row) {
        hiddenRows.add(row);
    }

    Sheet sheet() {
        if (hidden) {
            findings.hiddenSheet(name);
        }
        if (cut) {
            findings.cut(name);
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Integer, TreeMap<Integer, Cell>> row : grid.entrySet()) {
            boolean covered = hiddenRows.contains(row.getKey());
            if (covered) {
                findings.hiddenRow(name + "!" + (row.getKey() + 1));
            }
            rows.add(new Row(row.getKey() + 1, covered, cells(row.getValue())));
        }
        return new Sheet(name, hidden, rows, cut);
    }

    private static List<Cell> cells(SortedMap<Integer, Cell> row) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column <= row.lastKey(); column++) {
            cells.add(row.getOrDefault(column, Cell.EMPTY));
        }
        return cells;
    }
}
