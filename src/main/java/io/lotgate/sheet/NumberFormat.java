package io.lotgate.sheet;

import io.lotgate.sheet.Sheets.Cell;
import io.lotgate.sheet.Sheets.Kind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * A cell's number format as far as it changes what a number means.
 *
 * @param date whether it counts days
 * @param percent whether it shows a fraction in percent
 */
record NumberFormat(boolean date, boolean since1904, boolean percent) {
    static final NumberFormat PLAIN = new NumberFormat(false, false, false);

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,40}(?:\\.[0-9]{0,40})?(?:[eE][-+]?[0-9]{1,3})?"
            + "|[-+]?\\.[0-9]{1,40}(?:[eE][-+]?[0-9]{1,3})?");
    private static final int MOST_DAYS = 110_000; // the year 2201
    private static final int SURE_DIGITS = 9;

    static NumberFormat of(boolean date, boolean since1904, String written) {
        String shown = written.replaceAll("\"[^\"]*\"|\\\\.", "");
        return new NumberFormat(date, since1904, !date && shown.indexOf('%') >= 0);
    }

    /** The number as it is stored in text. */
    Cell cell(String stored, String place, Findings findings) {
        String text = stored.strip();
        if (!NUMBER.matcher(text).matches()) {
            return new Cell(Kind.ERROR, text, stored);
        }
        double value = Double.parseDouble(text);
        if (date && value >= 0 && value < MOST_DAYS) {
            LocalDateTime at = DateUtil.getLocalDateTime(value, since1904, true);
            return new Cell(Kind.DATE, DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at), stored);
        }
        BigDecimal exact = new BigDecimal(text);
        boolean single = exact.precision() > SURE_DIGITS
                && (double) (float) value == value
                && new BigDecimal(Float.toString((float) value)).precision() <= SURE_DIGITS;
        if (single) {
            findings.single(place);
            exact = new BigDecimal(Float.toString((float) value));
        }
        return new Cell(Kind.NUMBER, written(exact), stored);
    }

    private String written(BigDecimal exact) {
        BigDecimal value = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        return percent ? plain(value.movePointRight(2)) + "%" : plain(value);
    }

    private static String plain(BigDecimal value) {
        BigDecimal whole = value.scale() < 0 && value.scale() > -20 ? value.setScale(0) : value;
        return whole.scale() < 0 || whole.scale() > 40 ? whole.toString() : whole.toPlainString();
    }
}
