package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnClone.Reference;
import io.lotgate.evaluation.IscnClone.Sexed;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves the clones of a report one after the other (idem, sl and sdl mean an earlier one) and checks the number of
 * chromosomes of each. A number that does not follow is a query to the laboratory, never corrected.
 */
final class KaryoExpansion {
    private static final int DIPLOID = 2;
    private static final int LEAST_TRIPLOID = 58;
    private static final int MOST_CHROMOSOMES = 1000;

    private final IscnRemarks remarks;
    private final List<KaryoClone> done = new ArrayList<>();

    private KaryoExpansion(IscnRemarks remarks) {
        this.remarks = remarks;
    }

    /** To be called with a report of which nothing was refused. */
    static List<KaryoClone> of(IscnReport report, IscnRemarks remarks) {
        KaryoExpansion expansion = new KaryoExpansion(remarks);
        report.clones().forEach(clone -> expansion.done.add(expansion.resolved(clone)));
        return List.copyOf(expansion.done);
    }

    private KaryoClone resolved(IscnClone clone) {
        clone.items().forEach(item -> counted(clone, item));
        boolean exact = !clone.composite() && !clone.incomplete();
        if (clone.head() instanceof Reference reference) {
            return referring(clone, reference, exact);
        }
        if (clone.head() instanceof Sexed sexed) {
            return standing(clone, sexed, exact);
        }
        return new KaryoClone(clone, IscnSpan.ZERO, false, DIPLOID, 0, 0, "", false, List.of());
    }

    /** Only in a composite karyotype do fewer cells have an abnormality than the clone has. */
    private void counted(IscnClone clone, IscnItem item) {
        int cells = clone.count().map(IscnClone.Count::cells).orElse(0);
        if (item.cells().isPresent() && (!clone.composite() || item.cells().get() > cells)) {
            remarks.refuse(
                    "ITEM_CELLS",
                    item.place(),
                    "Cells with one abnormality are given in a composite clone only (cp), and at most all of them");
        }
    }

    private KaryoClone referring(IscnClone clone, Reference reference, boolean exact) {
        KaryoClone stem = done.get(reference.index());
        if (!stem.described()) {
            remarks.refuse("REFERENCE", clone.place(), reference.word() + " refers to cells that are not described");
        }
        KaryoBuilder builder = KaryoBuilder.on(stem, reference.times(), remarks).with(clone.items());
        boolean checked = exact && stem.exact();
        if (checked) {
            check(clone, builder.total());
        }
        bounded(clone, builder.total());
        return builder.built(clone, checked, clone.ploidy().orElse(stem.ploidy() * reference.times()));
    }

    private KaryoClone standing(IscnClone clone, Sexed sexed, boolean exact) {
        int ploidy = clone.ploidy().orElseGet(() -> ploidy(clone, sexed, exact));
        KaryoBuilder builder = KaryoBuilder.on(sexed, ploidy, remarks).with(clone.items());
        if (sexed.letters().indexOf('U') >= 0) {
            remarks.refuse("SEX_UNDISCLOSED", clone.place(), "The sex chromosomes are not disclosed (U): ask for them");
        } else if (exact) {
            check(clone, builder.total());
        }
        bounded(clone, builder.total());
        return builder.built(clone, exact, ploidy);
    }

    /** Two sets, or where that does not fit as many as there are sex chromosomes: {@code 92,XXXX}. */
    private static int ploidy(IscnClone clone, Sexed sexed, boolean exact) {
        int sets = sexed.letters().length();
        boolean many = sets > DIPLOID
                && clone.number()
                        .filter(number -> number.low() >= LEAST_TRIPLOID)
                        .isPresent();
        boolean fits = many && (!exact || meets(clone, sexed, sets));
        return fits && !(exact && meets(clone, sexed, DIPLOID)) ? sets : DIPLOID;
    }

    private static boolean meets(IscnClone clone, Sexed sexed, int ploidy) {
        IscnSpan total = KaryoBuilder.on(sexed, ploidy, new IscnRemarks())
                .with(clone.items())
                .total();
        return clone.number().filter(total::meets).isPresent();
    }

    private void check(IscnClone clone, IscnSpan total) {
        if (clone.number().filter(total::meets).isEmpty()) {
            String stated = clone.number().map(IscnSpan::print).orElse("");
            remarks.refuse(
                    "CHROMOSOME_COUNT",
                    clone.place(),
                    "The clone says " + stated + " chromosomes, but what is listed makes " + total.print()
                            + ": ask the laboratory");
        }
    }

    private void bounded(IscnClone clone, IscnSpan total) {
        if (total.high() > MOST_CHROMOSOMES) {
            remarks.refuse("CHROMOSOME_COUNT", clone.place(), "No cell has " + total.high() + " chromosomes");
        }
    }
}
