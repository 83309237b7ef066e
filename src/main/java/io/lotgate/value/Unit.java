package io.lotgate.value;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A unit of measure in UCUM, case-sensitive form: {@code %}, {@code 1}, {@code 10*6/mL}, {@code [EU]/kg/h},
 * {@code {cells}/mL}. Known are the units of release testing ({@link UnitAtoms}); any other code is refused, never
 * guessed. {@code EU} and {@code lb} are taken for {@code [EU]} and {@code [lb_av]}.
 *
 * <p>Arbitrary units such as {@code [EU]} and {@code [IU]} convert only into themselves (UCUM, section 24). Annotations
 * carry no factor, but two different ones are not the same thing: {@code {cells}/mL} is never {@code {particles}/mL}.
 */
public final class Unit {
    /** Percent. */
    public static final Unit PERCENT = of("%");
    /** Kilogram. */
    public static final Unit KILOGRAM = of("kg");

    private static final Pattern BRACKETS = Pattern.compile("[\\[{]([^\\]}]*)[\\]}]");
    private static final Pattern MICRO = Pattern.compile("(?<=^|[./(])u(?=[A-Za-z])");

    private final String code;
    private final Measure measure;

    private Unit(String code, Measure measure) {
        this.code = code;
        this.measure = measure;
    }

    /** A unit known to exist; throws {@link IllegalArgumentException} otherwise. */
    public static Unit of(String code) {
        return parse(code).orElseThrow(() -> new IllegalArgumentException("not a known UCUM unit: " + code));
    }

    /** Reads a unit; empty when it is not UCUM, or not among the known units. */
    public static Optional<Unit> parse(String code) {
        return UnitGrammar.read(code).map(measure -> new Unit(code, measure));
    }

    /** The code as written. */
    public String code() {
        return code;
    }

    /** Whether amounts in the two units can be compared. */
    public boolean commensurable(Unit other) {
        return measure.sameKind(other.measure);
    }

    /** The amount in another unit, exactly; empty when the two are not commensurable. */
    public Optional<BigFraction> convert(BigFraction amount, Unit target) {
        return conversion(target).map(conversion -> conversion.apply(amount));
    }

    /** The exact, increasing conversion into another unit; empty when the two are not commensurable. */
    public Optional<UnaryOperator<BigFraction>> conversion(Unit target) {
        if (!commensurable(target)) {
            return Optional.empty();
        }
        return Optional.of(amount -> amount.add(measure.offset())
                .multiply(measure.factor())
                .divide(target.measure.factor())
                .subtract(target.measure.offset()));
    }

    /** As people read it: {@code EU/kg/h}, {@code cells/mL}, {@code µg}; empty for the unit one. */
    public String print() {
        if (code.equals("1")) {
            return "";
        }
        String symbols =
                MICRO.matcher(code).replaceAll("µ").replace("Cel", "°C").replace("10*", "10^");
        return BRACKETS.matcher(symbols.replace("_av]", "]")).replaceAll("$1");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && unit.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
