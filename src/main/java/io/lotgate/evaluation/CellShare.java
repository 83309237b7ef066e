package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * From copies in a reaction to target cells among the cells loaded into it.
 *
 * @param copiesPerCell of one target cell, from the method's calibration; taken without an uncertainty
 * @param cellsLoaded cells whose nucleic acid one well holds
 * @param reactionVolumeUl of one well
 */
record CellShare(BigFraction copiesPerCell, BigFraction cellsLoaded, BigFraction reactionVolumeUl) {
    /** So many cells would fill a millilitre, and no well holds one. */
    private static final BigFraction MOST = BigFraction.of(1_000_000_000_000L);

    /** Reads the three fields; empty, with findings, when one is missing or all are and none is needed. */
    static Optional<CellShare> read(Source source, boolean needed) {
        if (!needed && !source.has("copiesPerCell") && !source.has("cellsLoaded") && !source.has("reactionVolumeUl")) {
            return Optional.empty();
        }
        Optional<BigFraction> copies = number(source, "copiesPerCell");
        Optional<BigFraction> cells = number(source, "cellsLoaded");
        Optional<BigFraction> volume = source.positive("reactionVolumeUl");
        return copies.flatMap(perCell ->
                cells.flatMap(loaded -> volume.map(microlitres -> new CellShare(perCell, loaded, microlitres))));
    }

    private static Optional<BigFraction> number(Source source, String name) {
        Optional<BigFraction> number = source.positive(name);
        if (number.filter(many -> many.compareTo(MOST) > 0).isPresent()) {
            source.error("OUT_OF_RANGE", name, "More than 1e12 cannot be in one well: check the exponent");
            return Optional.empty();
        }
        return number;
    }

    BigFraction of(BigFraction copiesPerUl) {
        return copiesPerUl.multiply(reactionVolumeUl).divide(copiesPerCell).divide(cellsLoaded);
    }

    String words() {
        return Figures.of(reactionVolumeUl) + " uL / " + Figures.of(copiesPerCell) + " copies per cell / "
                + Figures.of(cellsLoaded) + " cells loaded";
    }
}
