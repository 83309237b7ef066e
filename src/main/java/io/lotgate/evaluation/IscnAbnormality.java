package io.lotgate.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/** What is abnormal, without its sign. */
sealed interface IscnAbnormality {
    /** In the short form, without blanks inside the brackets. */
    String print();

    /** A whole chromosome, gained or lost: 21. */
    record Whole(String chromosome) implements IscnAbnormality {
        @Override
        public String print() {
            return chromosome;
        }
    }

    /** A heteromorphism, a variant without effect such as 16qh+. */
    record Variant(String chromosome, String what) implements IscnAbnormality {
        @Override
        public String print() {
            return chromosome + what;
        }
    }

    /**
     * A marker, a ring of unknown origin or double minutes.
     *
     * @param kind mar, r, dmin or ace
     * @param number how many
     * @param name the number that tells mar1 from mar2, or ""
     */
    record Loose(String kind, IscnSpan number, String name) implements IscnAbnormality {
        /** Acentric pieces are not counted as chromosomes. */
        boolean counted() {
            return kind.equals("mar") || kind.equals("r");
        }

        @Override
        public String print() {
            return (number.equals(IscnSpan.of(1)) ? "" : number.print()) + kind + name;
        }
    }

    /**
     * A structural change.
     *
     * @param chromosomes names, ? where unknown
     * @param breaks one group of breakpoints for each chromosome; empty where none are given
     * @param parts the changes a derivative chromosome is made of
     */
    record Structure(IscnSymbol symbol, List<String> chromosomes, List<List<IscnBreak>> breaks, List<Structure> parts)
            implements IscnAbnormality {
        public Structure {
            chromosomes = List.copyOf(chromosomes);
            breaks = List.copyOf(breaks);
            parts = List.copyOf(parts);
        }

        /** Symbol and chromosomes, by which a later clone may refer to it. */
        String head() {
            return symbol.print() + "(" + String.join(";", chromosomes) + ")";
        }

        @Override
        public String print() {
            String groups = breaks.stream()
                    .map(group -> group.stream().map(IscnBreak::text).collect(Collectors.joining()))
                    .collect(Collectors.joining(";"));
            return head()
                    + (groups.isEmpty() ? "" : "(" + groups + ")")
                    + parts.stream().map(Structure::print).collect(Collectors.joining());
        }
    }
}
