package io.lotgate.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines "key, separator, value" of a file about one sample, in order. */
final class Form {
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Set<String> repeated = new HashSet<>();

    private Form() {}

    /** Reads every line that has the separator; what follows a value, as in "96.9;," of a file saved again, is cut. */
    static Form of(String text, String separator) {
        Form form = new Form();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).indexOf(separator);
            if (at > 0) {
                String value = cutTrail(lines.get(i).substring(at + separator.length()), separator);
                form.add(new Cell(lines.get(i).substring(0, at).strip(), i + 1, value));
            }
        }
        return form;
    }

    private void add(Cell cell) {
        String key = Header.plain(cell.column());
        if (cells.putIfAbsent(key, cell) != null) {
            repeated.add(key);
        }
    }

    boolean has(String key) {
        return cells.containsKey(Header.plain(key));
    }

    boolean repeats(String key) {
        return repeated.contains(Header.plain(key));
    }

    /** The value of a key; empty, in line 0, when the file does not have it. */
    Cell cell(String key) {
        return cells.getOrDefault(Header.plain(key), new Cell(key, 0, ""));
    }

    List<Cell> cells() {
        return List.copyOf(cells.values());
    }

    private static String cutTrail(String value, String separator) {
        String trail = separator.equals(";") ? ";," : "";
        int end = value.length();
        while (end > 0
                && (Character.isWhitespace(value.charAt(end - 1)) || trail.indexOf(value.charAt(end - 1)) >= 0)) {
            end--;
        }
        return value.substring(0, end);
    }
}
