package io.lotgate.intake;

import java.math.BigDecimal;
import java.util.List;

/** What the three tables of the QuantStudio Absolute Q have in common. */
final class AbsoluteQ {
    static final PrintedDate DATES =
            PrintedDate.of("M/d/uuuu", "d/M/uuuu", "uuuu-MM-dd", "uuuu-MM-dd HH:mm:ss[.SSSSSS][.SSS]xxx");

    /** The concentrations of real files follow from this to a tenth of a percent. */
    static final List<BigDecimal> VOLUMES_NL = List.of(new BigDecimal("0.432"));

    private AbsoluteQ() {}

    /** The instrument's number as the rows print it. */
    static String instrument(Table table) {
        String number = table.rows().get(0).cell("Instrument").stripped();
        String shown = number.startsWith("Absolute Q") ? number.substring(10).strip() : number;
        return shown.isEmpty() ? "Absolute Q" : "Absolute Q, " + Cell.cut(shown, 100);
    }
}
