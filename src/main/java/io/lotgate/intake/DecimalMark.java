package io.lotgate.intake;

import java.util.List;

/**
 * What a comma and a point mean in the numbers of one file. A comma can only be a decimal mark where it does not also
 * separate fields, and where no other number of the file has a point.
 */
enum DecimalMark {
    /** Fields are not separated by semicolons: a point is the decimal mark, a comma in a number has no sure meaning. */
    POINT,
    /** Separated by semicolons, numbers with points only; 1.234 could still be a thousand. */
    POINT_BESIDE_SEMICOLON,
    /** Separated by semicolons, numbers with commas only; 1,234 could still be a thousand. */
    COMMA,
    /** A comma, because an approved column map says so; a point in a number has no sure meaning. */
    COMMA_BY_MAP,
    /** Commas and points both occur: neither has a sure meaning. */
    UNCERTAIN;

    static DecimalMark of(char separator, List<String> printedNumbers) {
        if (separator != ';') {
            return POINT;
        }
        boolean commas = printedNumbers.stream().anyMatch(printed -> printed.indexOf(',') >= 0);
        boolean points = printedNumbers.stream().anyMatch(printed -> printed.indexOf('.') >= 0);
        if (commas) {
            return points ? UNCERTAIN : COMMA;
        }
        return POINT_BESIDE_SEMICOLON;
    }
}
