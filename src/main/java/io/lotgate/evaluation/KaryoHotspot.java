package io.lotgate.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Regions that cultured human pluripotent stem cells gain or lose again and again: the panel of WiCell, and the four
 * chromosomes of the International Stem Cell Initiative (Nat Biotechnol 2011;29:1132-1144), 20q11.21 first of all. The
 * losses of 10p and of chromosome 22 are common knowledge without a source that we opened.
 *
 * @param region the smallest region, a chromosome alone where any part of it counts
 * @param arm the arm or chromosome of which any part is named as well
 */
record KaryoHotspot(boolean gain, String chromosome, String region, String arm) {
    private static final List<KaryoHotspot> ALL = List.of(
            new KaryoHotspot(true, "X", "", ""),
            new KaryoHotspot(true, "Y", "", ""),
            new KaryoHotspot(true, "1", "q32.1", "q"),
            new KaryoHotspot(true, "7", "p", "p"),
            new KaryoHotspot(true, "8", "", ""),
            new KaryoHotspot(true, "12", "p13.3", "p"),
            new KaryoHotspot(true, "14", "", ""),
            new KaryoHotspot(true, "17", "q25", "q"),
            new KaryoHotspot(true, "20", "q11.21", "q"),
            new KaryoHotspot(false, "18", "q21", "q"),
            new KaryoHotspot(false, "10", "p", "p"),
            new KaryoHotspot(false, "22", "", ""));

    /** The regions that these bands touch, in words: {@code gain 20q11.21}. */
    static List<String> touched(KaryoRegions regions) {
        return ALL.stream()
                .map(spot -> spot.name(regions))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> name(KaryoRegions regions) {
        return touches(regions, region).or(() -> touches(regions, arm));
    }

    private Optional<String> touches(KaryoRegions regions, String bands) {
        IscnSpan span = IscnBands.find(chromosome, bands).orElse(IscnSpan.ZERO);
        String name = (gain ? "gain " : "loss ") + chromosome + bands;
        return Optional.of(name).filter(any -> regions.touches(gain, chromosome, span));
    }
}
