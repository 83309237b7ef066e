package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Structure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Single abnormal cells, each for itself too few to be a clone. A criterion may have them reported only; here is what
 * speaks against that.
 */
record KaryoSingleCells(KaryoReading reading, KaryoClonality clonality) {
    /** Normal cells in percent that a release criterion asks for beside the absence of clones (PMC8427225, table 1). */
    private static final int NORMAL_PERCENT = 90;

    boolean mayBeReportedOnly() {
        return !recurrent() && !unknown() && sameHead().isEmpty() && !many();
    }

    void note(Notes notes) {
        if (clonality.nonClonal().isEmpty()) {
            return;
        }
        if (recurrent()) {
            warn(
                    notes,
                    "RECURRENT_REGION",
                    "A region that stem cell cultures gain or lose again and again is"
                            + " concerned: follow-up is needed even for a single cell");
        }
        if (unknown()) {
            warn(
                    notes,
                    "UNKNOWN_CONTENT",
                    "What an abnormal cell has more or fewer is not known, so that no recurrent region can be excluded:"
                            + " follow-up is needed even for a single cell");
        }
        for (String head : sameHead()) {
            warn(
                    notes,
                    "PERHAPS_THE_SAME",
                    head + " is in several cells with other breakpoints: one and the same change would be a clone");
        }
        if (many()) {
            warn(
                    notes,
                    "MANY_ABNORMAL_CELLS",
                    clonality.abnormalCells() + " of " + reading.cells() + " cells are abnormal, each in another way:"
                            + " fewer than " + NORMAL_PERCENT + " % are normal, the culture may be unstable");
        }
    }

    private static void warn(Notes notes, String code, String message) {
        notes.warning(code, KaryoReading.WHERE, message);
    }

    private boolean recurrent() {
        return clonality.nonClonal().stream()
                .anyMatch(count -> !KaryoAnswer.recurrent(count).isEmpty());
    }

    private boolean unknown() {
        return clonality.nonClonal().stream().anyMatch(count -> KaryoContent.unknown(count.change()))
                || reading.clones().stream().anyMatch(clone -> clone.vague() && clonality.hasAcquired(clone));
    }

    /** The same change of the same chromosomes, written with several breakpoints. */
    private List<String> sameHead() {
        Map<String, Long> heads = clonality.nonClonal().stream()
                .filter(count -> !count.absent() && count.change().what() instanceof Structure)
                .map(count -> ((Structure) count.change().what()).head())
                .collect(Collectors.groupingBy(head -> head, Collectors.counting()));
        return heads.entrySet().stream()
                .filter(head -> head.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean many() {
        return (reading.cells() - clonality.abnormalCells()) * 100L < (long) reading.cells() * NORMAL_PERCENT;
    }
}
