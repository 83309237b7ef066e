package io.lotgate.intake;

import java.math.BigDecimal;

/**
 * The confidence interval that a reader prints beside its concentration, by a rule of its own. It is kept, never used.
 *
 * @param form how it is printed
 * @param first lower end, lower distance, or half width
 * @param second upper end or distance; the half width again
 */
record Interval(Form form, Cell first, Cell second) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    enum Form {
        ENDS,
        DISTANCES,
        /** Half the width in percent of the concentration. */
        PERCENT
    }

    static Interval ends(Cell lower, Cell upper) {
        return new Interval(Form.ENDS, lower, upper);
    }

    static Interval distances(Cell below, Cell above) {
        return new Interval(Form.DISTANCES, below, above);
    }

    static Interval halfWidth(Cell half) {
        return new Interval(Form.DISTANCES, half, half);
    }

    static Interval percent(Cell half) {
        return new Interval(Form.PERCENT, half, half);
    }

    /** Whether both ends can be told. */
    boolean isPrinted() {
        return number(first) && number(second);
    }

    BigDecimal lower(BigDecimal concentration) {
        return end(concentration, first, -1);
    }

    BigDecimal upper(BigDecimal concentration) {
        return end(concentration, second, 1);
    }

    private BigDecimal end(BigDecimal concentration, Cell cell, int side) {
        BigDecimal value = new BigDecimal(digits(cell));
        BigDecimal distance = value.multiply(BigDecimal.valueOf(side));
        return switch (form) {
            case ENDS -> value;
            case DISTANCES -> concentration.add(distance);
            case PERCENT -> concentration.add(concentration.multiply(distance).divide(HUNDRED));
        };
    }

    private static boolean number(Cell cell) {
        return digits(cell).matches("-?[0-9]{1,20}(?:\\.[0-9]{1,20})?");
    }

    private static String digits(Cell cell) {
        String text = cell.stripped();
        return text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    }
}
