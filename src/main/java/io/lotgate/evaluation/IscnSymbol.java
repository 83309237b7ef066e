package io.lotgate.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The structural changes of the short form: how many chromosomes each names, how many breakpoints, and whether several
 * chromosomes become one. Named as written, except that the constants cannot hold the blank of {@code psu dic}.
 */
enum IscnSymbol {
    ADD("add", 1, 1, 1, 1),
    DEL("del", 1, 1, 1, 2),
    DUP("dup", 1, 1, 2, 2),
    TRP("trp", 1, 1, 2, 2),
    QDP("qdp", 1, 1, 2, 2),
    INV("inv", 1, 1, 2, 2),
    INS("ins", 1, 2, 3, 3),
    T("t", 2, 9, 1, 1),
    ROB("rob", 2, 2, 1, 1),
    DER("der", 1, 9, 1, 1),
    REC("rec", 1, 1, 1, 1),
    DER_PSU_DIC("der psu dic", 2, 9, 1, 1),
    DER_DIC("der dic", 2, 9, 1, 1),
    PSU_DIC("psu dic", 2, 9, 1, 1),
    DIC("dic", 2, 9, 1, 1),
    TRC("trc", 3, 3, 1, 1),
    TAS("tas", 2, 9, 1, 1),
    IDER("ider", 1, 1, 1, 1),
    IDIC("idic", 1, 1, 1, 1),
    ISO("i", 1, 1, 1, 1),
    RING("r", 1, 9, 2, 2),
    FRA("fra", 1, 1, 1, 1),
    FIS("fis", 1, 1, 1, 2),
    HSR("hsr", 1, 1, 1, 1),
    NEO("neo", 1, 1, 1, 2);

    private static final List<IscnSymbol> LONGEST_FIRST = Stream.of(values())
            .sorted(Comparator.comparing((IscnSymbol symbol) -> symbol.code.length())
                    .reversed())
            .toList();

    private final String name;
    private final String code;
    private final int fewestChromosomes;
    private final int mostChromosomes;
    private final int fewestBreaks;
    private final int mostBreaks;

    IscnSymbol(String name, int fewestChromosomes, int mostChromosomes, int fewestBreaks, int mostBreaks) {
        this.name = name;
        this.code = name.replace(" ", "") + "(";
        this.fewestChromosomes = fewestChromosomes;
        this.mostChromosomes = mostChromosomes;
        this.fewestBreaks = fewestBreaks;
        this.mostBreaks = mostBreaks;
    }

    /** The symbol that stands here before its bracket, which is then read. */
    static Optional<IscnSymbol> eat(IscnCursor cursor) {
        return LONGEST_FIRST.stream().filter(symbol -> cursor.eat(symbol.code)).findFirst();
    }

    static boolean stands(IscnCursor cursor) {
        return LONGEST_FIRST.stream().anyMatch(symbol -> cursor.at(symbol.code));
    }

    /** As printed. */
    String print() {
        return name;
    }

    boolean takes(int chromosomes) {
        return chromosomes >= fewestChromosomes && chromosomes <= mostChromosomes;
    }

    /** Whether a group of breakpoints has the right number for its chromosome. */
    boolean takesBreaks(int chromosomes, int group, int breaks) {
        if (this == INS && chromosomes == 2) {
            return breaks == group + 1 || (group == 1 && breaks == 1);
        }
        return breaks >= fewestBreaks && breaks <= mostBreaks;
    }

    /** How many breakpoints there have to be, for a message. */
    String breaksWanted(int chromosomes) {
        if (this == INS && chromosomes == 2) {
            return "one breakpoint of the first and two of the second chromosome, such as (p14;q22q32)";
        }
        String each = fewestBreaks == mostBreaks ? "" + fewestBreaks : fewestBreaks + " or " + mostBreaks;
        return each + (chromosomes > 1 ? " for each of " + chromosomes + " chromosomes, with ; between" : "");
    }

    /** Whether nothing is said without breakpoints, not even when it was described before. */
    boolean needsBreaks() {
        return this != DER && this != REC && this != RING && this != DER_DIC && this != DER_PSU_DIC;
    }

    /** Whether the parts that made it may follow: {@code der(18)t(1;18)(q21;q23)}. */
    boolean hasParts() {
        return this == DER || this == REC || this == IDER || this == DER_DIC || this == DER_PSU_DIC;
    }

    /** Whether the chromosomes named become a single one. */
    boolean fuses() {
        return switch (this) {
            case ROB, DER, DER_PSU_DIC, DER_DIC, PSU_DIC, DIC, TRC, TAS, RING -> true;
            default -> false;
        };
    }
}
