package io.lotgate.intake;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The headings of a table, compared without regard to case and spacing. */
record Header(char separator, int line, List<String> names) {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    static Header of(char separator, int line, List<String> printed) {
        return new Header(separator, line, printed.stream().map(Header::plain).toList());
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

    static String plain(String heading) {
        return SPACES.matcher(heading).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
