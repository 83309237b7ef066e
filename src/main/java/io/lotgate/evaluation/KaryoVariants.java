package io.lotgate.evaluation;

import io.lotgate.evaluation.IscnAbnormality.Structure;
import io.lotgate.evaluation.IscnAbnormality.Variant;
import java.util.List;
import java.util.Optional;

/**
 * Variants that healthy people carry: heteromorphisms such as 16qh+, and the inversion of the centromere region of
 * chromosome 9. They belong to the person, not to the culture. The list is short on purpose: what is missing here is
 * judged as acquired unless the report or the donor's record says otherwise.
 */
final class KaryoVariants {
    private static final IscnSpan SHORT_ARM = span("p12", "p11");
    private static final IscnSpan LONG_ARM = span("q11", "q13");

    private KaryoVariants() {}

    private static IscnSpan span(String from, String to) {
        return new IscnSpan(
                IscnBands.find("9", from).orElseThrow().low(),
                IscnBands.find("9", to).orElseThrow().high());
    }

    /** The name under which the variant is compared; nothing when it is none. */
    static Optional<String> common(IscnAbnormality what) {
        if (what instanceof Variant variant) {
            return Optional.of(variant.print());
        }
        return what instanceof Structure structure && isInversion9(structure)
                ? Optional.of("inv(9)")
                : Optional.empty();
    }

    /** Laboratories write (p11q12), (p11q13) or (p12q13) for the same variant. */
    private static boolean isInversion9(Structure structure) {
        if (structure.symbol() != IscnSymbol.INV || !structure.chromosomes().equals(List.of("9"))) {
            return false;
        }
        List<IscnBreak> breaks = structure.breaks().get(0);
        return within(breaks.get(0), SHORT_ARM) && within(breaks.get(1), LONG_ARM);
    }

    private static boolean within(IscnBreak point, IscnSpan region) {
        return point.bands()
                .filter(bands -> bands.low() >= region.low() && bands.high() <= region.high())
                .isPresent();
    }
}
