package io.lotgate.evaluation;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What is known of the donor or the bank: segments found before, and the sex, on which the usual copies of X and Y depend.
 * The regions that X and Y share at their ends are not told apart: two copies there in a man's cells are called a gain.
 */
record CopyBaseline(Optional<KaryoSex> sex, List<CopySegment> segments) {
    private static final BigFraction HALF = BigFraction.of(1, 2);

    /** The copies that count as usual where a segment lies: of X and Y what was found before, else what goes with the sex. */
    CopyUsual usual(CopySegment segment, Optional<CopyRegion> region) {
        return region.filter(CopyRegion::isSex)
                .map(place -> before(segment, place).map(CopyUsual::of).orElseGet(() -> bySex(place)))
                .orElse(CopyUsual.TWO);
    }

    /** Of several that hold the place the narrowest; measured copies are rounded to whole ones. */
    private Optional<BigFraction> before(CopySegment segment, CopyRegion place) {
        return segments.stream()
                .filter(known -> CopyRegion.read(known.region())
                        .filter(wider -> wider.holds(place))
                        .isPresent())
                .filter(known -> known.encloses(segment) || namesTheWhole(known))
                .min(Comparator.comparing(known -> known.sizeKb().orElse(BigFraction.of(Integer.MAX_VALUE))))
                .map(known -> whole(known.copyNumber().exact()));
    }

    /** A whole sex chromosome needs no coordinates to say how many of it there are, where that number is somebody's usual. */
    private static boolean namesTheWhole(CopySegment known) {
        return known.sizeKb().isEmpty()
                && CopyRegion.read(known.region())
                        .filter(place -> place.isWhole()
                                && unknownSex(place).side(known.copyNumber().exact()) == 0)
                        .isPresent();
    }

    private static BigFraction whole(BigFraction copies) {
        BigFraction shifted = copies.add(HALF);
        BigInteger rounded = shifted.getNumerator().divide(shifted.getDenominator());
        return BigFraction.of(rounded);
    }

    private CopyUsual bySex(CopyRegion place) {
        return sex.map(known -> CopyUsual.of(BigFraction.of(place.chromosome().equals("X") ? known.x() : known.y())))
                .orElseGet(() -> unknownSex(place));
    }

    private static CopyUsual unknownSex(CopyRegion place) {
        return place.chromosome().equals("X")
                ? new CopyUsual(BigFraction.of(KaryoSex.MALE.x()), BigFraction.of(KaryoSex.FEMALE.x()))
                : new CopyUsual(BigFraction.of(KaryoSex.FEMALE.y()), BigFraction.of(KaryoSex.MALE.y()));
    }

    /** The segment found before that accounts for a call, if there is one. */
    Optional<CopySegment> accountsFor(CopyCall call) {
        return segments.stream().filter(call::coveredBy).findFirst();
    }
}
