package io.lotgate.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that a report fits together. Each line can be read on its own, but not understood beside the others, so that no
 * normal finding may rest on it: a number of chromosomes for which nothing accounts, cells with a single set, a mosaic of
 * one line, the same line twice. A clone found all the same stands.
 */
record KaryoConsistency(KaryoReading reading, KaryoClonality clonality, Notes notes) {
    /** What makes the cells of a clone what they are. */
    private record Cells(Optional<IscnSpan> number, int ploidy, String sex, Set<String> copies, boolean incomplete) {
        static Cells of(KaryoClone clone) {
            Set<String> copies = KaryoCopy.of(clone.changes(), 1, KaryoChange::signed).stream()
                    .map(KaryoCopy::key)
                    .collect(Collectors.toSet());
            return new Cells(
                    clone.stated(),
                    clone.ploidy(),
                    clone.sex(),
                    copies,
                    clone.written().incomplete());
        }
    }

    boolean holds() {
        List<KaryoClone> described =
                reading.clones().stream().filter(KaryoClone::described).toList();
        boolean explained = described.stream().map(this::explained).reduce(true, Boolean::logicalAnd);
        boolean distinct = distinct(described);
        return mosaic(described) && explained && distinct;
    }

    /** Only a plain 46 is normal: a range, a composite or another number says that something was seen and not listed. */
    private boolean explained(KaryoClone clone) {
        String stated = clone.stated().map(IscnSpan::print).orElse("");
        if (clone.haploid()) {
            refuse(
                    "COUNT_UNEXPLAINED",
                    clone,
                    "Cells with one set of chromosomes (" + stated + ") are no normal cells: ask the laboratory");
        } else if (clone.vague() && !clonality.hasAcquired(clone)) {
            refuse(
                    "COUNT_UNEXPLAINED",
                    clone,
                    "The number of chromosomes, " + stated + (clone.written().composite() ? " composite" : "")
                            + ", is not explained by anything listed as acquired: ask which cells have which number");
        } else {
            return true;
        }
        return false;
    }

    /** Counted twice, or one of them misprinted; but two persons may both be 46,XX. */
    private boolean distinct(List<KaryoClone> clones) {
        Set<Cells> seen = new HashSet<>();
        List<KaryoClone> again =
                clones.stream().filter(clone -> !seen.add(Cells.of(clone))).toList();
        if (again.isEmpty() || reading.report().prefix().equals("chi")) {
            return true;
        }
        again.forEach(clone -> refuse(
                "CLONE_TWICE",
                clone,
                "An earlier clone is the same: are these its cells once more, or is one of the two misprinted?"));
        return false;
    }

    private boolean mosaic(List<KaryoClone> clones) {
        boolean alone = reading.report().prefix().equals("mos")
                && clones.stream().map(Cells::of).distinct().count() < 2;
        if (alone) {
            refuse(
                    "MOSAIC_OF_ONE",
                    clones.get(0),
                    "A mosaic (mos) has two lines or more, this is one: which is missing?");
        }
        return !alone;
    }

    private void refuse(String code, KaryoClone clone, String message) {
        IscnRemarks.Remark remark =
                new IscnRemarks.Remark(code, true, clone.written().place(), message);
        notes.error(code, KaryoReading.WHERE, remark.located());
    }
}
