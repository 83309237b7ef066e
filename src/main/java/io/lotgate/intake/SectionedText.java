package io.lotgate.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with lines "* Key = value" and sections "[Name]" of rows separated by tabulators. */
final class SectionedText {
    private static final Pattern NEXT = Pattern.compile("(?m)^\\[[A-Za-z ]{1,60}\\]\\s*$");
    private static final int MOST_FACTS = 200;

    private SectionedText() {}

    static Map<String, String> facts(TextFile file) {
        Map<String, String> facts = new HashMap<>();
        file.head()
                .lines()
                .limit(MOST_FACTS)
                .filter(line -> line.startsWith("* ") && line.contains("="))
                .forEach(line -> facts.putIfAbsent(
                        Header.plain(line.substring(2, line.indexOf('='))),
                        line.substring(line.indexOf('=') + 1).strip()));
        return facts;
    }

    /** The rows of the first section of a name. */
    static Optional<Grid> section(TextFile file, String name) {
        Matcher start =
                Pattern.compile("(?m)^\\[" + Pattern.quote(name) + "\\]\\s*$").matcher(file.text());
        if (!start.find()) {
            return Optional.empty();
        }
        Matcher next = NEXT.matcher(file.text());
        int end = next.find(start.end()) ? next.start() : file.text().length();
        int before = Math.toIntExact(file.text()
                .substring(0, start.end())
                .chars()
                .filter(c -> c == '\n')
                .count());
        String upTo = file.text().substring(0, end);
        return Optional.of(Separated.grid(upTo, new Layout(start.end(), before, '\t'), Separated.MOST_ROWS));
    }
}
