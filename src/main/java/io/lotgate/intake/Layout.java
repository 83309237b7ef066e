package io.lotgate.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a table begins and what separates its fields: told by a spreadsheet's first line {@code sep=;} or by the
 * heading, which in every known file has more separators than other marks.
 */
record Layout(int start, int linesBefore, char separator) {
    private static final Pattern SEP_LINE =
            Pattern.compile("\"?sep=([,;\t])\"?[,;\t]*+(?:\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);

    static Layout of(String head) {
        Matcher sep = SEP_LINE.matcher(head);
        if (sep.lookingAt()) {
            return new Layout(sep.end(), 1, sep.group(1).charAt(0));
        }
        String heading =
                head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return new Layout(0, 0, mostFrequent(heading));
    }

    private static char mostFrequent(String heading) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char mark) {
        return text.chars().filter(c -> c == mark).count();
    }
}
