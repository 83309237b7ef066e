package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the files of the Vi-CELL XR have in common. */
final class ViCellXr {
    static final int MILLIONS = 6;

    static final PrintedDate DATES = PrintedDate.of(
            "d MMM uuuu h:mm:ss a", "d MMM uuuu H:mm:ss", "M/d/uuuu h:mm:ss a", "d/M/uuuu H:mm:ss", "d.M.uuuu H:mm:ss");

    /** Viability is printed with one decimal. */
    private static final BigDecimal HALF_OF_LAST_DIGIT = new BigDecimal("0.05");

    /** Three digits are printed of a concentration; below ten million that is a hundredth of a million. */
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private static final Pattern VERSION = Pattern.compile("Vi-CELL XR\\s+([0-9][0-9.]{0,20})\\s*");

    private ViCellXr() {}

    /** The software's version from the first line, or nothing. */
    static String version(String title) {
        Matcher matcher = VERSION.matcher(title);
        return matcher.matches() ? matcher.group(1) : "";
    }

    static boolean titled(String text) {
        return VERSION.matcher(text).matches();
    }

    /** Compares the figures with one another; the instrument's own are kept. */
    static void check(
            Draft draft,
            Optional<BigDecimal> percent,
            Optional<BigDecimal> viable,
            Optional<BigDecimal> cells,
            Optional<BigDecimal> viablePerMl,
            Optional<BigDecimal> totalPerMl) {
        if (viable.isPresent() && cells.isPresent() && Consistency.part(draft, "", viable.get(), cells.get())) {
            percent.ifPresent(
                    value -> Consistency.viability(draft, value, viable.get(), cells.get(), HALF_OF_LAST_DIGIT));
        }
        if (viablePerMl.isPresent()
                && totalPerMl.isPresent()
                && Consistency.part(draft, Draft.VIABLE_PER_ML, viablePerMl.get(), totalPerMl.get())) {
            BigDecimal tolerance = HUNDRED.multiply(ONE_PERCENT);
            percent.ifPresent(
                    value -> Consistency.viability(draft, value, viablePerMl.get(), totalPerMl.get(), tolerance));
        }
    }
}
