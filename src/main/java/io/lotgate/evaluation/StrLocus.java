package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The alleles of one locus. An allele stands once, however often it is written: both copies of a homozygous one are one.
 *
 * @param where JSON pointer
 * @param alleles numbers of repeats such as 9.3; X and Y for amelogenin
 * @param offLadder alleles that were seen but have no number
 */
record StrLocus(String name, String where, Set<String> alleles, int offLadder) {
    /** Two at a locus is what one person has, rare variants apart. */
    static final int USUAL = 2;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TEXT = 100;
    private static final String OFF_LADDER = "OL";
    private static final Pattern REPEATS = Pattern.compile("[1-9][0-9]{0,2}(\\.[0-9])?");
    private static final Pattern SEX = Pattern.compile("[XY]");
    private static final Set<String> AMELOGENIN = Set.of("AMEL", "AMELOGENIN");
    /** A comma without a blank could be a decimal comma: 9,3. */
    private static final Pattern APART = Pattern.compile("\\s*[;/]\\s*|,?\\s+");

    /** The form in which names of loci are compared: Penta D, Penta_D and PentaD are one. */
    static String comparable(String name) {
        return name.replaceAll("[\\s_-]", "").toUpperCase(Locale.ROOT);
    }

    static boolean isName(String name) {
        return !comparable(name).isEmpty() && name.length() <= LONGEST_NAME && Readings.isPrintable(name);
    }

    static boolean isAmelogenin(String name) {
        return AMELOGENIN.contains(comparable(name));
    }

    /** Reads a list of alleles, or a text that sets them apart; empty, with findings, when one cannot be read. */
    static Optional<StrLocus> read(Source profile, String name) {
        List<Optional<String>> written = written(profile, name);
        List<String> alleles = written.stream().flatMap(Optional::stream).toList();
        if (alleles.size() < written.size()) {
            return Optional.empty();
        }
        TreeSet<String> known = new TreeSet<>(alleles);
        known.remove(OFF_LADDER);
        int offLadder = (int) alleles.stream().filter(OFF_LADDER::equals).count();
        return Optional.of(new StrLocus(name.strip(), profile.where(name), known, offLadder));
    }

    private static List<Optional<String>> written(Source profile, String name) {
        List<Optional<String>> alleles = new ArrayList<>();
        if (profile.hasEntries(name)) {
            Source list = profile.listAt(name);
            for (int i = 0; i < list.size(); i++) {
                String at = String.valueOf(i);
                alleles.add(list.number(at).flatMap(text -> allele(text.strip(), name, list, at)));
            }
        } else if (!profile.isEmptyList(name)) {
            Optional<String> text = profile.number(name).map(String::strip);
            text.ifPresentOrElse(
                    all -> split(all, name).forEach(one -> alleles.add(allele(one, name, profile, name))),
                    () -> alleles.add(Optional.empty()));
        }
        return alleles;
    }

    /** A text too long for alleles is left whole, to be refused. */
    private static Stream<String> split(String text, String locus) {
        if (text.length() > LONGEST_TEXT || text.equalsIgnoreCase(OFF_LADDER)) {
            return Stream.of(text);
        }
        return isAmelogenin(locus) ? Stream.of(text.replaceAll("[\\s,;/]", "").split("")) : APART.splitAsStream(text);
    }

    private static Optional<String> allele(String written, String locus, Source source, String at) {
        boolean sex = isAmelogenin(locus);
        String text = written.toUpperCase(Locale.ROOT);
        if (text.equals(OFF_LADDER) || (sex ? SEX : REPEATS).matcher(text).matches()) {
            return Optional.of(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
        }
        String known = sex ? "X or Y" : "a number of repeats such as 11 or 9.3, with a decimal point";
        source.error(
                "NOT_AN_ALLELE",
                at,
                Readings.quoted(written) + " is no allele: enter " + known + ", or OL for one outside the ladder;"
                        + " alleles written in one text stand apart by a blank");
        return Optional.empty();
    }

    /** Whether the laboratory has named alleles here and each of them. */
    boolean comparable() {
        return !alleles.isEmpty() && offLadder == 0;
    }

    /** More alleles than one person usually has, and not all of them the donor's. */
    boolean foreign(Optional<StrLocus> donor) {
        return alleles.size() + offLadder > USUAL
                && donor.filter(own -> offLadder == 0 && own.alleles().containsAll(alleles))
                        .isEmpty();
    }
}
