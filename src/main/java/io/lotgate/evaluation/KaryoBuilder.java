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
    private final List<KaryoChange> inherited = new ArrayList<>();
    private final List<KaryoChange> own = new ArrayList<>();
    private final List<KaryoChange> implied = new ArrayList<>();
    private IscnSpan total = IscnSpan.ZERO;
    private int x;
    private int y;
    private int stemX;
    private int stemY;
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
        builder.stemX = builder.x;
        builder.stemY = builder.y;
        stem.changes().forEach(change -> builder.inherited.add(change.copies(change.times() * times)));
        return builder;
    }

    KaryoBuilder with(List<IscnItem> items) {
        items.forEach(this::add);
        implied.forEach(this::settle);
        implied.clear();
        if (refers && !constitutionalSex) {
            KaryoSexItems listed = new KaryoSexItems(items);
            own.addAll(listed.hidden("X", x - stemX));
            own.addAll(listed.hidden("Y", y - stemY));
        }
        return this;
    }

    private void add(IscnItem item) {
        if (KaryoSexItems.isSex(item)) {
            sexChromosome(item, item.what().print());
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
        } else {
            keep(KaryoChange.of(item));
        }
    }

    /**
     * A sex chromosome more or less. Beside constitutional ones ({@code 46,XXYc,-X}) the letters are what the person was
     * born with, and what is listed is acquired.
     */
    private void sexChromosome(IscnItem item, String chromosome) {
        int change = KaryoArithmetic.effect(item).low();
        sexLost += item.lost() ? chromosome : "";
        if (constitutionalSex) {
            keep(KaryoChange.of(item));
        } else if (item.lost() && undocumented >= item.times()) {
            undocumented -= item.times();
            return;
        }
        total = total.plus(IscnSpan.of(change));
        x = Math.max(0, x + (chromosome.equals("X") ? change : 0));
        y = Math.max(0, y + (chromosome.equals("Y") ? change : 0));
    }

    /**
     * Keeps it, but for a chromosome that the stem line has too few and these cells have regained, or the other way round.
     * What one clone itself lists as gained and as lost is a contradiction and is kept.
     */
    private void keep(KaryoChange change) {
        int left = change.times();
        if (refers && change.what() instanceof Whole) {
            left -= remove(inherited, named(opposite(change)), left);
        }
        if (left > 0) {
            own.add(left == change.times() ? change : change.copies(left));
        }
    }

    /** A loss that follows from another one: it may be made good by what this clone lists. */
    private void settle(KaryoChange loss) {
        if (remove(own, named(opposite(loss)), loss.times()) == 0) {
            keep(loss);
        }
    }

    private static String opposite(KaryoChange whole) {
        return (whole.kind() == KaryoChange.Kind.GAIN ? "-" : "+")
                + whole.what().print();
    }

    private static Predicate<KaryoChange> named(String name) {
        return change -> change.name().equals(name);
    }

    /** A changed chromosome of the stem line that these cells have not. */
    private void lose(IscnItem item) {
        KaryoChange lost = KaryoChange.of(item);
        Predicate<KaryoChange> same = named(lost.name());
        Predicate<KaryoChange> sameHead = stem -> head(stem.what()).equals(head(item.what()));
        Optional<KaryoChange> found = find(same.and(stem -> stem.kind() == KaryoChange.Kind.EXTRA))
                .or(() -> find(same))
                .or(() -> find(sameHead));
        if (found.isEmpty()) {
            remarks.refuse(
                    "LOST_UNKNOWN", item.place(), item.print() + " is lost, but no earlier clone of this line has it");
            return;
        }
        remove(inherited, found.get()::equals, lost.times());
        if (found.get().kind() == KaryoChange.Kind.STRUCTURE && found.get().what() instanceof Structure structure) {
            monosomies(structure, lost.times());
        }
    }

    /** A changed chromosome stood for a normal one: where it is lost, the chromosome is. X and Y are counted as such. */
    private void monosomies(Structure lost, int times) {
        lost.chromosomes().stream()
                .filter(chromosome -> !List.of("X", "Y").contains(chromosome))
                .forEach(chromosome -> implied.add(KaryoChange.whole(chromosome, -times, false)));
    }

    private static String head(IscnAbnormality what) {
        if (what instanceof Structure structure) {
            return structure.head();
        }
        return what instanceof Loose loose ? loose.kind() : what.print();
    }

    private Optional<KaryoChange> find(Predicate<KaryoChange> which) {
        return inherited.stream().filter(which).findFirst();
    }

    /** Takes away so many copies, or as many as there are; how many that were. */
    private static int remove(List<KaryoChange> from, Predicate<KaryoChange> which, int times) {
        Optional<KaryoChange> found = from.stream().filter(which).findFirst();
        if (found.isEmpty()) {
            return 0;
        }
        int at = from.indexOf(found.get());
        int there = found.get().times();
        from.remove(at);
        if (there > times) {
            from.add(at, found.get().copies(there - times));
        }
        return Math.min(there, times);
    }

    IscnSpan total() {
        return total;
    }

    KaryoClone built(IscnClone written, boolean exact, int ploidy) {
        List<KaryoChange> changes = new ArrayList<>(inherited);
        changes.addAll(own);
        return new KaryoClone(written, total, exact, ploidy, x, y, sexLost, constitutionalSex, changes);
    }
}
