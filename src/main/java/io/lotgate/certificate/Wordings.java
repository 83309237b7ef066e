package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Stated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Chinese of wordings that stand in the record in one language: results and limits as the evaluator words them,
 * choices and methods as a specification files them. A wording that is not known is printed as it stands; nothing of
 * it is guessed.
 */
final class Wordings {
    private static final String FILE = "wordings.zh.tsv";
    private static final Pattern HOLE = Pattern.compile("\\{(|text|known)}");
    private static final String QUANTITY = "((?:[^\\p{L}]|(?<=\\d)[eE](?=[+-]?\\d))+?)";

    private final Map<String, String> plain = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();

    /** A wording with holes, what each may hold, and the Chinese with as many. */
    private record Frame(Pattern pattern, List<String> holes, String chinese) {}

    private Wordings(String table) {
        table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .forEach(this::add);
    }

    /** The wordings that ship with Lotgate. */
    static Wordings shipped() {
        return chosen(name -> Optional.empty());
    }

    /** The laboratory's own table before the shipped one. Throws where a line of it cannot be used. */
    static Wordings chosen(Function<String, Optional<String>> own) {
        String shipped = CertificateTemplate.resource(FILE);
        return new Wordings(own.apply("certificate/" + FILE)
                .map(table -> table + "\n" + shipped)
                .orElse(shipped));
    }

    private void add(String[] columns) {
        if (columns.length != 2 || holes(columns[0]).size() != holes(columns[1]).size()) {
            throw new IllegalArgumentException("Correct the line in " + FILE
                    + ": it needs the wording, one tab, and the Chinese with as many {}: "
                    + String.join(" | ", columns));
        }
        List<String> holes = holes(columns[0]);
        if (holes.isEmpty()) {
            plain.putIfAbsent(small(columns[0]), columns[1]);
        } else {
            frames.add(new Frame(pattern(columns[0]), holes, columns[1]));
        }
    }

    /** A wording begins with a capital letter or not, as the sentence has it. */
    private static String small(String wording) {
        return wording.toLowerCase(Locale.ROOT);
    }

    private static List<String> holes(String wording) {
        return HOLE.matcher(wording).results().map(hole -> hole.group(1)).toList();
    }

    private static Pattern pattern(String wording) {
        StringBuilder pattern = new StringBuilder();
        Matcher holes = HOLE.matcher(wording);
        int from = 0;
        while (holes.find()) {
            pattern.append(Pattern.quote(wording.substring(from, holes.start())))
                    .append(holes.group(1).isEmpty() ? QUANTITY : "(.+?)");
            from = holes.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(wording.substring(from))).toString());
    }

    /** The Chinese of a wording, where it is known. */
    Optional<String> chinese(String wording) {
        Optional<String> known = Optional.ofNullable(plain.get(small(wording)));
        return known.isPresent()
                ? known
                : frames.stream()
                        .map(frame -> filled(frame, wording))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private Optional<String> filled(Frame frame, String wording) {
        Matcher found = frame.pattern().matcher(wording);
        if (!found.matches()) {
            return Optional.empty();
        }
        StringBuilder filled = new StringBuilder();
        Matcher holes = HOLE.matcher(frame.chinese());
        for (int i = 0; holes.find(); i++) {
            String part = found.group(i + 1);
            Optional<String> chinese = frame.holes().get(i).isEmpty() ? Optional.of(part) : chinese(part);
            if (chinese.isEmpty() && frame.holes().get(i).equals("known")) {
                return Optional.empty();
            }
            holes.appendReplacement(filled, Matcher.quoteReplacement(chinese.orElse(part)));
        }
        return Optional.of(holes.appendTail(filled).toString());
    }

    /** The wording as it is printed, with its Chinese where that is known. */
    Stated stated(String wording) {
        return new Stated(wording, chinese(wording), false);
    }
}
