package io.lotgate.evaluation;

import java.util.Optional;

/**
 * One abnormality of the cells of a clone, its stem line's included.
 *
 * @param key by which the same abnormality is recognized in another clone
 * @param text as it is printed
 * @param what the abnormality; for a sex chromosome gained or lost a {@link IscnAbnormality.Whole}
 * @param times number of copies
 * @param cells in how many cells of a composite karyotype, where that is given
 */
record KaryoChange(
        Kind kind,
        String key,
        String text,
        IscnAbnormality what,
        int times,
        boolean constitutional,
        Optional<Integer> cells) {
    /** How many cells make a clone: a lost chromosome may have been lost on the slide. */
    enum Kind {
        GAIN(2),
        LOSS(3),
        STRUCTURE(2),
        /** A structurally changed chromosome beside the two normal ones. */
        EXTRA(2);

        private final int needed;

        Kind(int needed) {
            this.needed = needed;
        }

        /** Cells that make a clone. */
        int needed() {
            return needed;
        }

        /** Cells without it that make a clone of cells that have lost it. */
        int neededWithout() {
            return this == GAIN || this == EXTRA ? LOSS.needed : GAIN.needed;
        }
    }

    static KaryoChange of(IscnItem item) {
        Kind kind = kind(item);
        String text = (item.sign() == ' ' ? "" : String.valueOf(item.sign())) + named(item.what());
        return new KaryoChange(kind, key(item), text, item.what(), copies(item), item.constitutional(), item.cells());
    }

    /** A sex chromosome more or less than the donor has. */
    static KaryoChange sex(String chromosome, int surplus, boolean constitutional) {
        String text = (surplus > 0 ? "+" : "-") + chromosome;
        Kind kind = surplus > 0 ? Kind.GAIN : Kind.LOSS;
        IscnAbnormality whole = new IscnAbnormality.Whole(chromosome);
        return new KaryoChange(kind, text, text, whole, Math.abs(surplus), constitutional, Optional.empty());
    }

    /** What an incomplete description leaves out. */
    static KaryoChange incomplete() {
        IscnAbnormality unknown = new IscnAbnormality.Loose("inc", IscnSpan.of(1), "");
        return new KaryoChange(Kind.STRUCTURE, "inc", "inc", unknown, 1, false, Optional.empty());
    }

    private static Kind kind(IscnItem item) {
        if (item.what() instanceof IscnAbnormality.Whole) {
            return item.lost() ? Kind.LOSS : Kind.GAIN;
        }
        boolean loose = item.what() instanceof IscnAbnormality.Loose;
        return item.gained() ? (loose ? Kind.GAIN : Kind.EXTRA) : Kind.STRUCTURE;
    }

    private static String key(IscnItem item) {
        return item.what() instanceof IscnAbnormality.Whole
                ? item.sign() + item.what().print()
                : KaryoVariants.common(item.what()).orElse(named(item.what()));
    }

    private static String named(IscnAbnormality what) {
        return what instanceof IscnAbnormality.Loose loose ? loose.kind() + loose.name() : what.print();
    }

    private static int copies(IscnItem item) {
        int each = item.what() instanceof IscnAbnormality.Loose loose
                ? loose.number().high()
                : 1;
        return each * item.times();
    }

    KaryoChange copies(int many) {
        return new KaryoChange(kind, key, text, what, many, constitutional, Optional.empty());
    }

    boolean variant() {
        return KaryoVariants.common(what).isPresent();
    }
}
