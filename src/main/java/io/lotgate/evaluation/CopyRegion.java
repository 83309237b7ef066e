package io.lotgate.evaluation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where on the genome a segment lies, as laboratories write it: {@code 20q11.21}, {@code 1q21q32}, {@code chr20q11.21-q13},
 * {@code 12p}, {@code X}.
 *
 * @param bands counted from the end of the short arm
 */
record CopyRegion(String chromosome, IscnSpan bands) {
    private static final String BAND = "[pq](?:ter|[0-9]{1,2}(?:\\.[0-9]{1,3})?)?";
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,2}|x|y)(?:(" + BAND + ")(?:(?:-(?:\\1)?)?(" + BAND + "))?)?");
    private static final Pattern DASH = Pattern.compile("->|[\\p{Pd}\\u2192\\u2212\\u223c~]");
    private static final List<String> SEX = List.of("X", "Y");

    /** The form in which regions are compared and read: case, blanks, width and kind of dash do not matter. */
    static String comparable(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        String lower = DASH.matcher(plain).replaceAll("-").toLowerCase(Locale.ROOT);
        return lower.startsWith("chr") ? lower.substring("chr".length()) : lower;
    }

    /** Empty where chromosome or band is not there, or there is more than that. */
    static Optional<CopyRegion> read(String text) {
        Matcher written = WRITTEN.matcher(comparable(text));
        if (!written.matches()) {
            return Optional.empty();
        }
        String chromosome = written.group(1).toUpperCase(Locale.ROOT);
        String from = Optional.ofNullable(written.group(2)).orElse("");
        String to = Optional.ofNullable(written.group(3)).orElse(from);
        return bands(chromosome, from).flatMap(first -> bands(chromosome, to)
                .map(last -> new CopyRegion(
                        chromosome,
                        new IscnSpan(Math.min(first.low(), last.low()), Math.max(first.high(), last.high())))));
    }

    private static Optional<IscnSpan> bands(String chromosome, String name) {
        int last = IscnBands.count(chromosome) - 1;
        return switch (name) {
            case "pter" -> IscnBands.find(chromosome, "").map(all -> IscnSpan.of(0));
            case "qter" -> IscnBands.find(chromosome, "").map(all -> IscnSpan.of(last));
            default -> IscnBands.find(chromosome, name);
        };
    }

    boolean isSex() {
        return SEX.contains(chromosome);
    }

    boolean isWhole() {
        return bands.low() == 0 && bands.high() == IscnBands.count(chromosome) - 1;
    }

    boolean holds(CopyRegion other) {
        return chromosome.equals(other.chromosome)
                && bands.low() <= other.bands.low()
                && other.bands.high() <= bands.high();
    }
}
