package io.lotgate.evaluation;

import java.util.Optional;

/**
 * One abnormality of the cells of a clone, its stem line's included.
 *
 * @param name by which the same abnormality is recognized in another clone; of a structure without its sign
 * @param text as it is printed
 * @param what the abnormality; for a sex chromosome gained or lost a {@link IscnAbnormality.Whole}
 * @param times number of copies
 * @param questionable whether the laboratory was not sure of it ({@code ?})
 * @param cells in how many cells of a composite karyotype, where that is given
 */
record KaryoChange(
        Kind kind,
        String name,
        String text,
        IscnAbnormality what,
        int times,
        boolean constitutional,
        boolean questionable,
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
        boolean whole = item.what() instanceof IscnAbnormality.Whole;
        String name = (whole ? String.valueOf(item.sign()) : "") + KaryoNames.of(item.what());
        String text = (item.sign() == ' ' ? "" : String.valueOf(item.sign())) + KaryoNames.printed(item.what());
        return new KaryoChange(
                kind(item),
                name,
                text,
                item.what(),
                copies(item),
                item.constitutional(),
                item.questionable(),
                item.cells());
    }

    /** A whole chromosome more or less. */
    static KaryoChange whole(String chromosome, int surplus, boolean constitutional) {
        String text = (surplus > 0 ? "+" : "-") + chromosome;
        Kind kind = surplus > 0 ? Kind.GAIN : Kind.LOSS;
        IscnAbnormality whole = new IscnAbnormality.Whole(chromosome);
        return new KaryoChange(kind, text, text, whole, Math.abs(surplus), constitutional, false, Optional.empty());
    }

    /** What an incomplete description leaves out. */
    static KaryoChange incomplete() {
        IscnAbnormality unknown = new IscnAbnormality.Loose("inc", IscnSpan.of(1), "");
        return new KaryoChange(Kind.STRUCTURE, "inc", "inc", unknown, 1, false, false, Optional.empty());
    }

    private static Kind kind(IscnItem item) {
        if (item.what() instanceof IscnAbnormality.Whole) {
            return item.lost() ? Kind.LOSS : Kind.GAIN;
        }
        boolean loose = item.what() instanceof IscnAbnormality.Loose;
        return item.gained() ? (loose ? Kind.GAIN : Kind.EXTRA) : Kind.STRUCTURE;
    }

    private static int copies(IscnItem item) {
        int each = item.what() instanceof IscnAbnormality.Loose loose
                ? loose.number().high()
                : 1;
        return each * item.times();
    }

    KaryoChange copies(int many) {
        return new KaryoChange(kind, name, text, what, many, constitutional, questionable, Optional.empty());
    }

    /**
     * The name with its sign: who has inv(9) has two chromosomes 9, who has +inv(9) has three. To be used where one may
     * hide behind the other, that is where the donor has either.
     */
    String signed() {
        return kind == Kind.EXTRA ? "+" + name : name;
    }

    /** Copies that are told apart; of double minutes each cell has another number. */
    int distinctCopies() {
        return what instanceof IscnAbnormality.Loose loose && !loose.counted() ? 1 : times;
    }

    /** Whether healthy people carry it: not beside two normal chromosomes, where it is a trisomy. */
    boolean variant() {
        return kind != Kind.EXTRA && KaryoVariants.common(what).isPresent();
    }
}
