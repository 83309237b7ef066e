package io.lotgate.evaluation;

import java.util.Optional;

/**
 * One abnormality of a clone.
 *
 * @param place where it begins in the text as entered
 * @param sign + for gained, - for lost, ' ' for neither
 * @param times how many copies, {@code x2}
 * @param cells in how many cells of a composite karyotype, where that is given
 */
record IscnItem(
        int place,
        char sign,
        boolean questionable,
        IscnAbnormality what,
        boolean constitutional,
        int times,
        Optional<Integer> cells) {
    boolean gained() {
        return sign == '+';
    }

    boolean lost() {
        return sign == '-';
    }

    String print() {
        return (sign == ' ' ? "" : String.valueOf(sign))
                + (questionable ? "?" : "")
                + what.print()
                + (constitutional ? "c" : "")
                + (times == 1 ? "" : "x" + times)
                + cells.map(count -> "[" + count + "]").orElse("");
    }
}
