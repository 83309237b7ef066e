package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A clone with everything its cells have, references to other clones resolved.
 *
 * @param total number of chromosomes that follows from what is listed
 * @param exact whether that number follows: not from a composite or incomplete description
 * @param ploidy sets of chromosomes
 * @param x copies of X, changed ones included
 * @param sexLost sex chromosomes whose loss is said in so many words
 * @param changes abnormalities but for the number of sex chromosomes
 */
record KaryoClone(
        IscnClone written,
        IscnSpan total,
        boolean exact,
        int ploidy,
        int x,
        int y,
        String sexLost,
        boolean constitutionalSex,
        List<KaryoChange> changes) {
    private static final int DIPLOID = 2;

    KaryoClone {
        changes = List.copyOf(changes);
    }

    int cells() {
        return written.count().map(IscnClone.Count::cells).orElse(0);
    }

    boolean described() {
        return !(written.head() instanceof IscnClone.Undescribed);
    }

    boolean polyploid() {
        return described() && ploidy > DIPLOID;
    }

    /** How often the two sets of a body cell are there in whole. */
    int doubled() {
        return Math.max(1, ploidy / DIPLOID);
    }

    /** Fewer than the two sets of a body cell. */
    boolean haploid() {
        return described() && ploidy < DIPLOID;
    }

    /** Whether the number of chromosomes is a range, or that of a composite karyotype: no item has to account for it. */
    boolean vague() {
        return written.composite()
                || written.number().filter(number -> !number.exact()).isPresent();
    }

    /** All abnormalities, sex chromosomes compared with those of the donor. */
    List<KaryoChange> against(KaryoSex donor) {
        List<KaryoChange> all = new ArrayList<>(changes);
        if (described()) {
            KaryoSex usual = donor.of(ploidy, x, y);
            sexChromosome(all, "X", x - usual.x());
            sexChromosome(all, "Y", y - usual.y());
        }
        if (written.incomplete()) {
            all.add(KaryoChange.incomplete());
        }
        return all;
    }

    private void sexChromosome(List<KaryoChange> all, String chromosome, int surplus) {
        int unlisted = surplus - listed(chromosome);
        if (unlisted != 0) {
            all.add(KaryoChange.whole(chromosome, unlisted, constitutionalSex));
        }
        if (written.head() instanceof IscnClone.Sexed && !constitutionalSex) {
            all.addAll(new KaryoSexItems(written.items()).hidden(chromosome, surplus));
        }
    }

    /** Gained less lost beside constitutional sex chromosomes, which is among the changes. */
    private int listed(String chromosome) {
        return changes.stream()
                .filter(change -> change.what().equals(new IscnAbnormality.Whole(chromosome)))
                .mapToInt(change -> change.kind() == KaryoChange.Kind.LOSS ? -change.times() : change.times())
                .sum();
    }

    /** The sex chromosomes as they are. */
    String sex() {
        return "X".repeat(x) + "Y".repeat(y);
    }

    /**
     * A Y in cells of a woman, be it a lost one, or two X and no Y in cells of a man where the report notes no loss of
     * the Y.
     */
    boolean contradicts(KaryoSex donor) {
        boolean lostY = sexLost.contains("Y");
        boolean male = y > 0 || lostY;
        boolean female = !male && (x > 1 || sexLost.contains("X"));
        return described() && (donor.y() == 0 ? male : female);
    }

    Optional<IscnSpan> stated() {
        return written.number();
    }
}
