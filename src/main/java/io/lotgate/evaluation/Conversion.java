package io.lotgate.evaluation;

import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;

/** Brings a reading to the unit of its limit, exactly, or says why it cannot be. */
final class Conversion {
    private static final BigFraction HUNDRED = BigFraction.of(100);

    private Conversion() {}

    static Optional<Measured> of(Source source, String unitField, Measured reading, Unit from, Unit to) {
        Optional<UnaryOperator<BigFraction>> conversion = from.conversion(to);
        if (conversion.isEmpty()) {
            source.error("UNIT_MISMATCH", unitField, from + " cannot be converted into " + to);
            return Optional.empty();
        }
        if (changesNothing(conversion.get())) {
            return Optional.of(reading);
        }
        Measured converted = reading.map(conversion.get());
        if (to.equals(Unit.PERCENT) && converted.amount().compareTo(HUNDRED) > 0) {
            source.error(
                    "FRACTION_ABOVE_ONE",
                    unitField,
                    reading.text() + " " + from + " would be " + converted.text()
                            + " %: more than the whole. Check the unit");
            return Optional.empty();
        }
        source.notes().working(reading.text() + " " + from + " = " + converted.text() + " " + to);
        return Optional.of(converted);
    }

    /** Two spellings of one unit, such as EU/mL and [EU]/mL. */
    private static boolean changesNothing(UnaryOperator<BigFraction> conversion) {
        return conversion.apply(BigFraction.ONE).isOne()
                && conversion.apply(BigFraction.ZERO).isZero();
    }
}
