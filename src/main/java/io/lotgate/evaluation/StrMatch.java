package io.lotgate.evaluation;

import java.util.Collection;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How many alleles two profiles share at the loci they have in common. Each allele counts once at its locus.
 *
 * @param loci compared
 * @param shared alleles that both have
 */
record StrMatch(int loci, int shared, int ofDonor, int ofLot) {
    /** Formulas in use for comparing cell lines (ANSI/ATCC ASN-0002), in percent. */
    enum Formula {
        /** Twice the shared alleles among those of both. */
        TANABE("Tanabe"),
        /** The shared alleles among those of the lot: one that the lot lost does not show. */
        MASTERS("Masters");

        private final String print;

        Formula(String print) {
            this.print = print;
        }

        String print() {
            return print;
        }
    }

    /** Compares at these loci; an allele outside the ladder counts as one that is not shared. */
    static StrMatch of(Collection<String> loci, StrProfile donor, StrProfile lot) {
        int shared = 0;
        int ofDonor = 0;
        int ofLot = 0;
        for (String key : loci) {
            StrLocus one = donor.locus(key).orElseThrow();
            StrLocus other = lot.locus(key).orElseThrow();
            shared += (int)
                    one.alleles().stream().filter(other.alleles()::contains).count();
            ofDonor += one.alleles().size() + one.offLadder();
            ofLot += other.alleles().size() + other.offLadder();
        }
        return new StrMatch(loci.size(), shared, ofDonor, ofLot);
    }

    BigFraction percent(Formula formula) {
        return formula == Formula.TANABE
                ? BigFraction.of(200L * shared, ofDonor + ofLot)
                : BigFraction.of(100L * shared, ofLot);
    }

    /** The calculation as written. */
    String words(Formula formula) {
        return formula == Formula.TANABE
                ? "2 x " + shared + " / (" + ofDonor + " + " + ofLot + ")"
                : shared + " / " + ofLot;
    }
}
