package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Loose;
import io.lotgate.evaluation.IscnAbnormality.Structure;
import java.util.List;
import java.util.Set;

/** The name by which an abnormality is recognized in another clone, or in the donor's record, however it is written. */
final class KaryoNames {
    private static final Set<String> ACROCENTRIC = Set.of("13", "14", "15", "21", "22");
    private static final String LONG_ARM = "q" + IscnBands.CENTROMERE;

    private KaryoNames() {}

    static String of(IscnAbnormality what) {
        return KaryoVariants.common(what).orElseGet(() -> isRobertsonian(what) ? robertsonian(what) : printed(what));
    }

    /** As printed, markers without their number. */
    static String printed(IscnAbnormality what) {
        return what instanceof Loose loose ? loose.kind() + loose.name() : what.print();
    }

    /** ISCN lets whole long arms of two acrocentric chromosomes be called der(13;14)(q10;q10) or rob(13;14)(q10;q10). */
    private static boolean isRobertsonian(IscnAbnormality what) {
        return what instanceof Structure structure
                && List.of(IscnSymbol.DER, IscnSymbol.ROB).contains(structure.symbol())
                && structure.chromosomes().size() == 2
                && ACROCENTRIC.containsAll(structure.chromosomes())
                && structure.parts().isEmpty()
                && !structure.breaks().isEmpty()
                && structure.breaks().stream()
                        .allMatch(group ->
                                group.size() == 1 && group.get(0).text().equals(LONG_ARM));
    }

    private static String robertsonian(IscnAbnormality what) {
        return what.print().replaceFirst("^der", IscnSymbol.ROB.print());
    }
}
