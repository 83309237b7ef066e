package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One copy of an abnormality. Each copy is counted on its own, so that the second extra chromosome 21 of a culture is not
 * taken for the one that its donor was born with.
 *
 * @param name of the abnormality, as it is recognized in other clones
 * @param number which copy, from 1
 */
record KaryoCopy(KaryoChange change, String name, int number) {
    /** The donor's own copies come first, then those that most cells of a composite karyotype have. */
    private static final Comparator<KaryoChange> OWN_FIRST = Comparator.comparing(
                    (KaryoChange change) -> !change.constitutional())
            .thenComparing(change -> -change.cells().orElse(Integer.MAX_VALUE));

    /**
     * The copies of one clone.
     *
     * @param doubled how often the two sets of a body cell are there; a tetraploid cell has each copy twice
     */
    static List<KaryoCopy> of(List<KaryoChange> changes, int doubled, Function<KaryoChange, String> naming) {
        Map<String, Integer> seen = new HashMap<>();
        List<KaryoCopy> copies = new ArrayList<>();
        for (KaryoChange change : changes.stream().sorted(OWN_FIRST).toList()) {
            String name = naming.apply(change);
            for (int i = 0; i < change.distinctCopies(); i++) {
                int before = seen.merge(name, 1, Integer::sum) - 1;
                if (before % doubled == 0) {
                    copies.add(new KaryoCopy(change, name, before / doubled + 1));
                }
            }
        }
        return copies;
    }

    String key() {
        return name + "#" + number;
    }

    String text() {
        return change.text() + (number == 1 ? "" : " (copy " + number + ")");
    }
}
