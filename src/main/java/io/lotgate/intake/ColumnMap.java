package io.lotgate.intake;

import io.lotgate.value.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a laboratory's own table is read: where its heading is, which columns count, and in which units. A controlled
 * document, so that an instrument is added without a new version of the program.
 *
 * @param id identifier, as {@code plate-reader-endotoxin}
 * @param version from 1
 * @param name instrument and kind of file in the laboratory's words
 * @param kind what a row measures: a cell count, or one value with its unit
 * @param decimalComma whether numbers of texts have a decimal comma; without, a point
 * @param separator of the fields of a text; empty to tell it by the first line
 * @param heading headings that tell the table: one row of the first hundred has all of them
 * @param sample column of the sample's name
 * @param measured column of date and time; empty when the table has none
 * @param dates ways in which that column is printed, as {@code uuuu-MM-dd HH:mm}
 * @param well column of the well; empty when there is none
 * @param target column of what was looked for; empty when there is none
 * @param leftOut rows that are no samples
 * @param digest SHA-256 of the file's bytes
 */
public record ColumnMap(
        String id,
        int version,
        String name,
        Proposal.Kind kind,
        boolean decimalComma,
        Optional<Character> separator,
        List<String> heading,
        String sample,
        String measured,
        List<String> dates,
        String well,
        String target,
        List<Value> values,
        List<LeftOut> leftOut,
        Digest digest) {

    /** Units in which a concentration of viable cells may stand, with their power of ten of cells per mL. */
    static final Map<String, Integer> PER_ML = Map.of(
            "/mL",
            0,
            "{cells}/mL",
            0,
            "10*3/mL",
            3,
            "10*4/mL",
            4,
            "10*5/mL",
            5,
            "10*6/mL",
            6,
            "/uL",
            3,
            "{cells}/uL",
            3);

    public ColumnMap {
        heading = List.copyOf(heading);
        dates = List.copyOf(dates);
        values = List.copyOf(values);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A column whose number is taken.
     *
     * @param as {@code viability}, {@code viablePerMl} or {@code value}
     * @param unit UCUM unit of the column's numbers
     * @param unitColumn column that prints the unit of each row, which must be the same; empty when there is none
     */
    public record Value(String as, String column, String unit, String unitColumn) {}

    /**
     * Rows that are no samples, as standards and blanks.
     *
     * @param cells texts of the column, without regard to case
     * @param because what they are, in words
     */
    public record LeftOut(String column, List<String> cells, String because) {
        public LeftOut {
            cells = List.copyOf(cells);
        }
    }
}
