package io.lotgate.intake;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The headings of a table, compared without regard to case and spacing.
 *
 * @param sheet the sheet that it stands on, "" in a text
 * @param line the line after which the rows begin
 * @param printed as they stand in the file
 * @param names for comparing
 */
record Header(String sheet, char separator, int line, List<String> printed, List<String> names) {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    Header {
        printed = List.copyOf(printed);
        names = List.copyOf(names);
    }

    static Header of(Grid grid, Grid.GridRow row) {
        return of(grid, row.line(), row.fields());
    }

    static Header of(Grid grid, int line, List<String> printed) {
        return new Header(
                grid.sheet(),
                grid.separator(),
                line,
                printed,
                printed.stream().map(Header::plain).toList());
    }

    boolean has(String column) {
        return names.contains(plain(column));
    }

    boolean repeats(String column) {
        return Collections.frequency(names, plain(column)) > 1;
    }

    /** Position of a column, or -1. */
    int index(String column) {
        return names.indexOf(plain(column));
    }

    boolean ofWorkbook() {
        return !sheet.isEmpty();
    }

    static String plain(String heading) {
        // the Greek letter and the micro sign look the same and stand for the same
        return SPACES.matcher(heading)
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('\u03BC', '\u00B5');
    }
}
