package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Loose;
import io.lotgate.evaluation.IscnAbnormality.Structure;
import java.util.List;

/**
 * Whether it is known what an abnormality adds and takes away. A marker, double minutes, an amplified region or added
 * material may hold any part of the genome, 20q11.21 too.
 */
final class KaryoContent {
    private static final String ANY = "?";

    private KaryoContent() {}

    static boolean unknown(KaryoChange change) {
        return change.questionable()
                || change.what() instanceof Loose
                || (change.what() instanceof Structure structure && unknown(structure));
    }

    private static boolean unknown(Structure structure) {
        return List.of(IscnSymbol.ADD, IscnSymbol.HSR).contains(structure.symbol())
                || structure.chromosomes().contains(ANY)
                || structure.breaks().stream().flatMap(List::stream).anyMatch(point -> point.bands()
                        .isEmpty())
                || structure.parts().stream().anyMatch(KaryoContent::unknown);
    }
}
