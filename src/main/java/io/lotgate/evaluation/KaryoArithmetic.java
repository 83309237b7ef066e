package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Loose;
import io.lotgate.evaluation.IscnAbnormality.Structure;
import io.lotgate.evaluation.IscnAbnormality.Variant;
import io.lotgate.evaluation.IscnAbnormality.Whole;
import java.util.List;

/**
 * How many chromosomes an abnormality adds or takes. A dicentric, a Robertsonian translocation and a derivative of
 * several chromosomes put them together into one; an isochromosome takes the place of one.
 */
final class KaryoArithmetic {
    static final int AUTOSOMES = 22;

    private KaryoArithmetic() {}

    static IscnSpan effect(IscnItem item) {
        return once(item).times(item.times());
    }

    private static IscnSpan once(IscnItem item) {
        int sign = item.gained() ? 1 : item.lost() ? -1 : 0;
        if (item.what() instanceof Whole) {
            return IscnSpan.of(sign);
        }
        if (item.what() instanceof Loose loose) {
            return loose.counted() ? loose.number().times(sign) : IscnSpan.ZERO;
        }
        return item.what() instanceof Structure structure ? structure(sign, structure) : IscnSpan.ZERO;
    }

    private static IscnSpan structure(int sign, Structure structure) {
        int named = structure.chromosomes().size();
        if (sign == 0) {
            return IscnSpan.of(structure.symbol().fuses() ? 1 - named : 0);
        }
        if (structure.symbol() == IscnSymbol.T) { // one or all of its derivatives
            return new IscnSpan(sign > 0 ? 1 : 0, named).times(sign);
        }
        return IscnSpan.of(sign);
    }

    /** Copies of a sex chromosome that an item names as changed: {@code idic(Y)(q11.2)} is a Y. */
    static int changedSex(IscnItem item, String chromosome) {
        List<String> named = item.what() instanceof Structure structure
                ? structure.chromosomes()
                : item.what() instanceof Variant variant ? List.of(variant.chromosome()) : List.of();
        return (int) named.stream().filter(chromosome::equals).count() * item.times();
    }
}
