package io.lotgate.evaluation;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A segment beside what is usual where it lies.
 *
 * @param region absent where chromosome or band cannot be read
 */
record CopyCall(CopySegment segment, Optional<CopyRegion> region, CopyUsual usual) {
    static CopyCall of(CopySegment segment, CopyBaseline baseline) {
        Optional<CopyRegion> region = CopyRegion.read(segment.region());
        return new CopyCall(segment, region, baseline.usual(segment, region));
    }

    /** 1 for a gain, -1 for a loss, 0 for neither. */
    int side() {
        return usual.side(segment.copyNumber().exact());
    }

    /** Whether it is said of a part of the cells that they have what all have. */
    boolean contradictsItself() {
        return side() == 0 && segment.mosaic();
    }

    /**
     * Whether a segment known before accounts for this one: same region and direction, no longer, copies no further from
     * the usual, in no greater share of the cells. How long a segment without coordinates is, nobody knows. A lot's
     * segment without a share is in all cells; a known one without is taken as it stands.
     */
    boolean coveredBy(CopySegment known) {
        BigFraction copies = segment.copyNumber().exact();
        BigFraction before = known.copyNumber().exact();
        boolean sameSide = side() != 0 && usual.side(before) == side();
        boolean noFurther = side() > 0 ? copies.compareTo(before) <= 0 : copies.compareTo(before) >= 0;
        boolean noMoreCells = known.cellFraction()
                .filter(share -> share.compareTo(segment.cellFraction().orElse(BigFraction.ONE)) < 0)
                .isEmpty();
        return CopyRegion.comparable(segment.region()).equals(CopyRegion.comparable(known.region()))
                && sameSide
                && noFurther
                && noMoreCells
                && known.encloses(segment);
    }

    /** Recurrent regions that it touches. */
    List<String> recurrent() {
        return side() == 0
                ? List.of()
                : region.map(place ->
                                KaryoHotspot.touched(KaryoRegions.of(place.chromosome(), place.bands(), side() > 0)))
                        .orElse(List.of());
    }

    String print() {
        return segment.print();
    }
}
