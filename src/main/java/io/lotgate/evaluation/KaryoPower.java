package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a number of cells can show. Cells that are all normal exclude a mosaic of {@code 1 - 0.05^(1/n)} or more with
 * 95 % confidence (Hook, Am J Hum Genet 1977;29:94-97). To see the two or three cells that make a clone takes more.
 */
final class KaryoPower {
    private static final double ALPHA = 0.05;

    private KaryoPower() {}

    static void work(int cells, Notes notes) {
        double seen = Binomial.upper(0, cells, ALPHA);
        notes.values().put("mosaicismExcluded95", Figures.percent(seen));
        notes.working(cells + " cells: what is in none of them is in less than " + printed(seen)
                + " of the cells (95 % confidence)");
        if (cells > 2) {
            double clone = Binomial.upper(1, cells, ALPHA);
            double loss = Binomial.upper(2, cells, ALPHA);
            notes.values().put("clonalDetected95", Figures.percent(clone)).put("lossDetected95", Figures.percent(loss));
            notes.working("To be called a clone with 95 % probability an abnormality has to be in " + printed(clone)
                    + " of the cells, a loss in " + printed(loss));
        }
        notes.working("Gains of a few million bases, such as many of 20q11.21, lie below the resolution of banding");
    }

    /** A bound is displayed rounded up. */
    private static String printed(double proportion) {
        BigDecimal percent = new BigDecimal(Figures.percent(proportion)).setScale(3, RoundingMode.UP);
        return percent.toPlainString() + " %";
    }
}
