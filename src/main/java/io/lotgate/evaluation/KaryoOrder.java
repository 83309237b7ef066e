package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Structure;
import io.lotgate.evaluation.IscnAbnormality.Variant;
import io.lotgate.evaluation.IscnAbnormality.Whole;
import io.lotgate.evaluation.IscnClone.Reference;
import java.util.List;

/** What does not keep to the style of ISCN and is understood all the same: warnings. */
final class KaryoOrder {
    private static final int UNKNOWN = 23;
    private static final int LOOSE = 24;

    private KaryoOrder() {}

    static void check(IscnReport report, IscnRemarks remarks) {
        report.clones().forEach(clone -> items(clone, remarks));
        List<IscnClone> described = report.clones().stream()
                .filter(clone -> !(clone.head() instanceof IscnClone.Undescribed))
                .toList();
        boolean abnormalLater = false;
        for (int i = described.size() - 1; i >= 0; i--) {
            if (abnormalLater && normal(described.get(i))) {
                remarks.warnOnce("NORMAL_NOT_LAST", described.get(i).place(), "The normal clone comes last");
            }
            abnormalLater |= !normal(described.get(i));
        }
        if (refers(described, "idem") && refers(described, "sl")) {
            remarks.warn("IDEM_AND_SL", 0, "A report uses either idem, or sl and sdl");
        }
    }

    private static boolean normal(IscnClone clone) {
        return List.of("46,XX", "46,XY").contains(clone.print().replaceAll("\\[.*", ""));
    }

    private static boolean refers(List<IscnClone> clones, String word) {
        return clones.stream()
                .anyMatch(clone -> clone.head() instanceof Reference reference
                        && reference.word().equals(word));
    }

    private static void items(IscnClone clone, IscnRemarks remarks) {
        int highest = -1;
        for (IscnItem item : clone.items()) {
            int rank = rank(item.what());
            if (rank < highest) {
                remarks.warnOnce(
                        "ORDER", item.place(), "Sex chromosomes come first, then 1 to 22, markers and rings last");
            }
            highest = Math.max(highest, rank);
        }
    }

    private static int rank(IscnAbnormality what) {
        if (what instanceof Whole whole) {
            return rank(whole.chromosome());
        }
        if (what instanceof Variant variant) {
            return rank(variant.chromosome());
        }
        return what instanceof Structure structure
                ? rank(structure.chromosomes().get(0))
                : LOOSE;
    }

    private static int rank(String chromosome) {
        return switch (chromosome) {
            case "X", "Y" -> 0;
            case "?" -> UNKNOWN;
            default -> Integer.parseInt(chromosome);
        };
    }
}
