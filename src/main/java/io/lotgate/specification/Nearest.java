package io.lotgate.specification;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what an author probably meant by a name that nobody knows. */
final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /** {@code ; did you mean 'gate'?}, or nothing when no known name is near. */
    static String hint(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return "";
        }
        return known.stream()
                .filter(name -> distance(written, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(name -> name))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** Levenshtein distance, upper and lower case alike. */
    private static int distance(String written, String name) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }
            above = row;
        }
        return above[b.length()];
    }
}
