package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Loose;
import io.lotgate.evaluation.IscnAbnormality.Structure;
import io.lotgate.evaluation.IscnAbnormality.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts the items of one clone on its sex chromosomes or on the clone it refers to. */
final class KaryoBuilder {
    private final IscnRemarks remarks;
    private final boolean refers;
    private final List<KaryoChange> changes = new ArrayList<>();
    private IscnSpan total = IscnSpan.ZERO;
    private int x;
    private int y;
    private int undocumented;
    private String sexLost = "";
    private boolean constitutionalSex;

    private KaryoBuilder(IscnRemarks remarks, boolean refers) {
        this.remarks = remarks;
        this.refers = refers;
    }

    /**
     * Begins with sex chromosomes. Fewer letters than sets mean that a loss is written twice, as in {@code 45,X,-Y}: it
     * is counted once.
     */
    static KaryoBuilder on(IscnClone.Sexed sex, int ploidy, IscnRemarks remarks) {
        KaryoBuilder builder = new KaryoBuilder(remarks, false);
        builder.x = (int) sex.letters().chars().filter(c -> c == 'X').count();
        builder.y = (int) sex.letters().chars().filter(c -> c == 'Y').count();
        builder.undocumented = Math.max(0, ploidy - sex.letters().length());
        builder.total =
                IscnSpan.of(KaryoArithmetic.AUTOSOMES * ploidy + sex.letters().length());
        builder.constitutionalSex = sex.constitutional();
        return builder;
    }

    /** Begins with another clone. */
    static KaryoBuilder on(KaryoClone stem, int times, IscnRemarks remarks) {
        KaryoBuilder builder = new KaryoBuilder(remarks, true);
        builder.x = stem.x() * times;
        builder.y = stem.y() * times;
        builder.total = stem.total().times(times);
        builder.sexLost = stem.sexLost();
        builder.constitutionalSex = stem.constitutionalSex();
        stem.changes().forEach(change -> builder.changes.add(change.copies(change.times() * times)));
        return builder;
    }

    KaryoBuilder with(List<IscnItem> items) {
        items.forEach(this::add);
        return this;
    }

    private void add(IscnItem item) {
        if (item.what() instanceof Whole whole && isSex(whole)) {
            sexChromosome(item, whole.chromosome());
            return;
        }
        total = total.plus(KaryoArithmetic.effect(item));
        boolean there = item.gained() || (!refers && !item.lost());
        int sign = there ? 1 : item.lost() ? -1 : 0;
        int changedX = KaryoArithmetic.changedSex(item, "X") * sign;
        int changedY = KaryoArithmetic.changedSex(item, "Y") * sign;
        x = Math.max(0, x + changedX);
        y = Math.max(0, y + changedY);
        if (item.sign() == ' ') {
            total = total.plus(IscnSpan.of(changedX + changedY));
        }
        if (item.lost() && !(item.what() instanceof Whole)) {
            lose(item);
        } else if (!cancelled(item)) {
            changes.add(KaryoChange.of(item));
        }
    }

    private static boolean isSex(Whole whole) {
        return whole.chromosome().equals("X") || whole.chromosome().equals("Y");
    }

    private void sexChromosome(IscnItem item, String chromosome) {
        int change = KaryoArithmetic.effect(item).low();
        sexLost += item.lost() ? chromosome : "";
        if (item.lost() && undocumented >= item.times()) {
            undocumented -= item.times();
            return;
        }
        total = total.plus(IscnSpan.of(change));
        x = Math.max(0, x + (chromosome.equals("X") ? change : 0));
        y = Math.max(0, y + (chromosome.equals("Y") ? change : 0));
    }

    /** A chromosome that the stem line has too few and the sideline regains, or the other way round. */
    private boolean cancelled(IscnItem item) {
        if (!refers || !(item.what() instanceof Whole)) {
            return false;
        }
        String opposite = (item.gained() ? "-" : "+") + item.what().print();
        return remove(change -> change.key().equals(opposite), item.times());
    }

    /** A changed chromosome of the stem line that these cells have not. */
    private void lose(IscnItem item) {
        String print = KaryoChange.of(item).key();
        boolean found = refers
                && (remove(change -> change.key().equals(print), copies(item))
                        || remove(change -> head(change.what()).equals(head(item.what())), copies(item)));
        if (!found) {
            remarks.refuse(
                    "LOST_UNKNOWN", item.place(), item.print() + " is lost, but no earlier clone of this line has it");
        }
    }

    private static int copies(IscnItem item) {
        return KaryoChange.of(item).times();
    }

    private static String head(IscnAbnormality what) {
        if (what instanceof Structure structure) {
            return structure.head();
        }
        return what instanceof Loose loose ? loose.kind() : what.print();
    }

    private boolean remove(Predicate<KaryoChange> which, int times) {
        Optional<KaryoChange> found = changes.stream().filter(which).findFirst();
        found.ifPresent(change -> {
            int at = changes.indexOf(change);
            changes.remove(at);
            if (change.times() > times) {
                changes.add(at, change.copies(change.times() - times));
            }
        });
        return found.isPresent();
    }

    IscnSpan total() {
        return total;
    }

    KaryoClone built(IscnClone written, boolean exact, int ploidy) {
        return new KaryoClone(written, total, exact, ploidy, x, y, sexLost, constitutionalSex, changes);
    }
}
