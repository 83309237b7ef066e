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
    /** Reads the three fields; empty, with findings, when one is missing or all are and none is needed. */
    static Optional<CellShare> read(Source source, boolean needed) {
        if (!needed && !source.has("copiesPerCell") && !source.has("cellsLoaded") && !source.has("reactionVolumeUl")) {
            return Optional.empty();
        }
        Optional<BigFraction> copies = source.positive("copiesPerCell");
        Optional<BigFraction> cells = source.positive("cellsLoaded");
        Optional<BigFraction> volume = source.positive("reactionVolumeUl");
        return copies.flatMap(perCell ->
                cells.flatMap(loaded -> volume.map(microlitres -> new CellShare(perCell, loaded, microlitres))));
    }

    BigFraction of(BigFraction copiesPerUl) {
        return copiesPerUl.multiply(reactionVolumeUl).divide(copiesPerCell).divide(cellsLoaded);
    }

    String words() {
        return Figures.of(reactionVolumeUl) + " uL / " + Figures.of(copiesPerCell) + " copies per cell / "
                + Figures.of(cellsLoaded) + " cells loaded";
    }
}
