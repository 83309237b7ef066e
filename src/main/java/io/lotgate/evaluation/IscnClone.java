package io.lotgate.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * One clone as written.
 *
 * @param place where it begins in the text as entered
 * @param number chromosomes as stated; nothing for cells that are not described
 * @param ploidy level given in angle brackets
 * @param incomplete whether it ends with inc
 */
record IscnClone(
        int place,
        Optional<IscnSpan> number,
        Optional<Integer> ploidy,
        Head head,
        List<IscnItem> items,
        boolean incomplete,
        Optional<Count> count) {
    public IscnClone {
        items = List.copyOf(items);
    }

    /** What stands behind the number of chromosomes. */
    sealed interface Head {
        String print();
    }

    /** The sex chromosomes: XX, or XXYc where that is constitutional. */
    record Sexed(String letters, boolean constitutional) implements Head {
        @Override
        public String print() {
            return letters + (constitutional ? "c" : "");
        }
    }

    /**
     * Another clone of the report, to which the items are added.
     *
     * @param word idem, sl or sdl, with its number
     * @param index the clone meant, counted from 0
     * @param times how often its chromosomes are there
     */
    record Reference(String word, int index, int times) implements Head {
        @Override
        public String print() {
            return word + (times == 1 ? "" : "x" + times);
        }
    }

    /** {@code nonclonal[2]}: cells with abnormalities that the report does not describe. */
    record Undescribed() implements Head {
        @Override
        public String print() {
            return "nonclonal";
        }
    }

    /**
     * Cells examined.
     *
     * @param composite whether the clone is composed of cells that do not all show all of it ({@code cp})
     */
    record Count(int cells, boolean composite) {
        String print() {
            return "[" + (composite ? "cp" : "") + cells + "]";
        }
    }

    boolean composite() {
        return count.filter(Count::composite).isPresent();
    }

    String print() {
        StringBuilder text = new StringBuilder();
        number.ifPresent(span -> text.append(span.print()));
        ploidy.ifPresent(level -> text.append("<").append(level).append("n>"));
        text.append(number.isPresent() ? "," : "").append(head.print());
        items.forEach(item -> text.append(",").append(item.print()));
        text.append(incomplete ? ",inc" : "");
        count.ifPresent(cells -> text.append(cells.print()));
        return text.toString();
    }
}
