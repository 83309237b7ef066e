package io.lotgate.value;

import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** An exact amount in a unit. */
public record Quantity(BigFraction amount, Unit unit) {
    /** The same quantity in another unit; empty when the two units do not measure the same thing. */
    public Optional<Quantity> in(Unit target) {
        return unit.convert(amount, target).map(converted -> new Quantity(converted, target));
    }

    @Override
    public String toString() {
        return (Figures.of(amount) + " " + unit.print()).strip();
    }
}
