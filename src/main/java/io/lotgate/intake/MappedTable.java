package io.lotgate.intake;

import io.lotgate.intake.ColumnMap.LeftOut;
import io.lotgate.intake.ColumnMap.Value;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/** A table that an approved column map describes. */
record MappedTable(ColumnMap map) implements TableFormat {

    @Override
    public String name() {
        return map.name();
    }

    @Override
    public Proposal.Kind kind() {
        return map.kind();
    }

    @Override
    public List<String> marks() {
        return map.heading();
    }

    @Override
    public List<String> needed(Header header) {
        return Stream.of(
                        Stream.of(map.sample(), map.measured(), map.well(), map.target()),
                        map.values().stream().flatMap(value -> Stream.of(value.column(), value.unitColumn())),
                        map.leftOut().stream().map(LeftOut::column),
                        map.heading().stream())
                .flatMap(columns -> columns)
                .filter(column -> !column.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public List<String> numbers(Header header) {
        return map.values().stream().map(Value::column).toList();
    }

    /** Cells of a workbook that are numbers have no decimal sign; those that are texts may have either. */
    @Override
    public DecimalMark mark(Table table) {
        if (!map.decimalComma()) {
            return DecimalMark.POINT;
        }
        return table.header().ofWorkbook() ? DecimalMark.COMMA : DecimalMark.COMMA_BY_MAP;
    }

    @Override
    public List<Grid> heads(Upload file) {
        return file instanceof TextFile text && map.separator().isPresent()
                ? List.of(Separated.grid(text.head(), layout(text), Separated.FIRST_ROWS))
                : file.heads();
    }

    @Override
    public Grid whole(Upload file, Grid head) {
        return file instanceof TextFile text && map.separator().isPresent()
                ? Separated.grid(text.text(), layout(text), Separated.MOST_ROWS)
                : file.whole(head);
    }

    private Layout layout(TextFile text) {
        Layout told = Layout.of(text.head());
        return new Layout(told.start(), told.linesBefore(), map.separator().orElse(told.separator()));
    }

    /** A row that has all the headings; anything may stand above it. */
    @Override
    public Optional<Header> heading(Grid grid) {
        return grid.rows().stream()
                .limit(Separated.FIRST_ROWS)
                .map(row -> Header.of(grid, row))
                .filter(header -> map.heading().stream().allMatch(header::has))
                .findFirst();
    }

    @Override
    public String instrument(Table table) {
        return map.name() + " (column map " + map.id() + " " + map.version() + ")";
    }

    @Override
    public List<Row> samples(Table table) {
        return table.rows().stream().filter(row -> reason(row).isEmpty()).toList();
    }

    @Override
    public List<String> ignored(Table table) {
        List<String> ignored = new ArrayList<>();
        for (LeftOut rule : map.leftOut()) {
            long rows = table.rows().stream()
                    .filter(row -> reason(row).filter(rule::equals).isPresent())
                    .count();
            if (rows > 0) {
                ignored.add(rows + " rows: " + rule.because() + ".");
            }
        }
        return ignored;
    }

    private Optional<LeftOut> reason(Row row) {
        return map.leftOut().stream()
                .filter(rule -> rule.cells().stream().anyMatch(text -> Header.plain(text)
                        .equals(Header.plain(row.cell(rule.column()).printed()))))
                .findFirst();
    }

    @Override
    public void readRow(Row row, Draft draft) {
        draft.sample(row.cell(map.sample()));
        if (!map.measured().isEmpty()) {
            draft.performedAt(
                    row.cell(map.measured()), PrintedDate.of(map.dates().toArray(String[]::new)));
        }
        if (!map.well().isEmpty() || !map.target().isEmpty()) {
            draft.well(new Well(text(row, map.well(), 20), text(row, map.target(), 100), List.of(), false));
        }
        for (Value value : map.values()) {
            if (unitStands(row, value, draft)) {
                read(row, value, draft);
            }
        }
    }

    private static String text(Row row, String column, int longest) {
        return column.isEmpty() ? "" : Cell.cut(row.cell(column).stripped(), longest);
    }

    private static void read(Row row, Value value, Draft draft) {
        Cell cell = row.cell(value.column());
        switch (value.as()) {
            case "viability" -> draft.viability(withoutSign(cell));
            case "viablePerMl" -> draft.viablePerMl(cell, ColumnMap.PER_ML.getOrDefault(value.unit(), 0));
            default -> draft.value(value.unit().equals("%") ? withoutSign(cell) : cell, value.unit());
        }
    }

    private static Cell withoutSign(Cell cell) {
        String text = cell.stripped();
        return text.endsWith("%")
                ? cell.reading(text.substring(0, text.length() - 1).strip())
                : cell;
    }

    /** Whether the unit that the row prints, if it does, is the map's. */
    private static boolean unitStands(Row row, Value value, Draft draft) {
        if (value.unitColumn().isEmpty()) {
            return true;
        }
        Cell printed = row.cell(value.unitColumn());
        boolean same = Unit.parse(printed.stripped())
                .flatMap(given -> Unit.parse(value.unit()).flatMap(unit -> given.convert(BigFraction.ONE, unit)))
                .filter(BigFraction.ONE::equals)
                .isPresent();
        if (!same) {
            draft.error(
                    "UNIT_MISMATCH",
                    "/" + value.as(),
                    printed,
                    printed.shown() + ", and the column map reads " + value.unit()
                            + ". This sample is not taken: export it in that unit.");
        }
        return same;
    }

    @Override
    public Recognised complete(Recognised reading, Table table) {
        return reading.flagRepeated().by(map.digest());
    }
}
