package io.lotgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of the README that says who may do what, as data. */
final class AccessTable {
    /** The table's columns after address and command, and the sample account that stands for each. */
    static final List<String> PEOPLE =
            List.of("nobody", "technician", "reviewer", "qa", "certifier", "auditor", "admin");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private AccessTable() {}

    /**
     * @param addresses method and pattern, {@code GET /lotgate/lots/{number}}
     * @param commands names of a door's methods, {@code register}
     * @param allowed by account
     */
    record Line(List<String> addresses, List<String> commands, Map<String, Boolean> allowed) {}

    static List<Line> read() {
        try {
            return Files.readAllLines(Path.of("README.md")).stream()
                    .dropWhile(line -> !line.startsWith("| what | address | command |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(AccessTable::line)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        List<String> cells =
                Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != PEOPLE.size() + 5) {
            throw new IllegalStateException("not a line of the table: " + text);
        }
        Map<String, Boolean> allowed = new TreeMap<>();
        for (int i = 0; i < PEOPLE.size(); i++) {
            allowed.put(PEOPLE.get(i), yes(cells.get(i + 4)));
        }
        return new Line(codes(cells.get(2)), codes(cells.get(3)), allowed);
    }

    private static boolean yes(String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "–" -> false;
            default -> throw new IllegalStateException("neither yes nor –: " + cell);
        };
    }

    private static List<String> codes(String cell) {
        Matcher matcher = CODE.matcher(cell);
        return matcher.results().map(found -> found.group(1)).toList();
    }
}
