package io.lotgate.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The units of release testing with their exact factors (UCUM tables 1, 3 to 8 and 23; the pound is 0.45359237 kg by
 * definition). {@code mol} stands for itself rather than for UCUM's number of particles.
 */
final class UnitAtoms {
    private static final Map<String, BigFraction> PREFIXES = Map.ofEntries(
            prefix("G", 9),
            prefix("M", 6),
            prefix("k", 3),
            prefix("h", 2),
            prefix("da", 1),
            prefix("d", -1),
            prefix("c", -2),
            prefix("m", -3),
            prefix("u", -6),
            prefix("n", -9),
            prefix("p", -12),
            prefix("f", -15),
            prefix("a", -18));

    private static final Map<String, Measure> METRIC = metric();
    private static final Map<String, Measure> PLAIN = plain();

    private UnitAtoms() {}

    /** The atom, with or without a metric prefix. */
    static Optional<Measure> find(String symbol) {
        Optional<Measure> whole = Optional.ofNullable(METRIC.getOrDefault(symbol, PLAIN.get(symbol)));
        return whole.or(() -> prefixed(symbol, 2)).or(() -> prefixed(symbol, 1));
    }

    private static Optional<Measure> prefixed(String symbol, int length) {
        if (symbol.length() <= length) {
            return Optional.empty();
        }
        return Optional.ofNullable(PREFIXES.get(symbol.substring(0, length)))
                .flatMap(prefix -> Optional.ofNullable(METRIC.get(symbol.substring(length)))
                        .filter(atom -> !atom.isScale())
                        .map(atom -> atom.times(prefix)));
    }

    private static Map<String, Measure> metric() {
        Map<String, Measure> atoms = new LinkedHashMap<>();
        for (String base : new String[] {"m", "s", "g", "K", "mol", "[iU]"}) {
            atoms.put(base, Measure.base(base));
        }
        atoms.put("[IU]", Measure.base("[iU]"));
        Measure litre = Measure.base("m").power(3).times(decimal("0.001"));
        atoms.put("L", litre);
        atoms.put("l", litre);
        atoms.put("osm", Measure.base("mol"));
        atoms.put("eq", Measure.base("mol"));
        atoms.put("kat", Measure.base("mol").times(Measure.base("s").power(-1)));
        atoms.put("U", Measure.base("mol").times(Measure.base("s").power(-1)).times(BigFraction.of(1, 60_000_000)));
        Measure newton = Measure.base("g")
                .times(Measure.base("m"))
                .times(Measure.base("s").power(-2));
        atoms.put("Pa", newton.times(Measure.base("m").power(-2)).times(decimal("1000")));
        atoms.put("bar", newton.times(Measure.base("m").power(-2)).times(decimal("1e8")));
        atoms.put("Gy", Measure.base("m").power(2).times(Measure.base("s").power(-2)));
        atoms.put("Hz", Measure.base("s").power(-1));
        atoms.put("Cel", Measure.base("K").withOffset(decimal("273.15")));
        return Map.copyOf(atoms);
    }

    private static Map<String, Measure> plain() {
        Map<String, Measure> atoms = new LinkedHashMap<>();
        atoms.put("%", Measure.number(decimal("0.01")));
        atoms.put("[ppth]", Measure.number(decimal("1e-3")));
        atoms.put("[ppm]", Measure.number(decimal("1e-6")));
        atoms.put("[ppb]", Measure.number(decimal("1e-9")));
        Measure second = Measure.base("s");
        atoms.put("min", second.times(decimal("60")));
        atoms.put("h", second.times(decimal("3600")));
        atoms.put("d", second.times(decimal("86400")));
        atoms.put("wk", second.times(decimal("604800")));
        Measure pound = Measure.base("g").times(decimal("453.59237"));
        atoms.put("[lb_av]", pound);
        atoms.put("lb", pound);
        atoms.put("[oz_av]", pound.times(BigFraction.of(1, 16)));
        atoms.put("[degF]", Measure.base("K").times(BigFraction.of(5, 9)).withOffset(decimal("459.67")));
        atoms.put("EU", Measure.base("[EU]"));
        for (String arbitrary :
                new String[] {"[EU]", "[CFU]", "[PFU]", "[FFU]", "[TCID_50]", "[arb'U]", "[USP'U]", "[pH]"}) {
            atoms.put(arbitrary, Measure.base(arbitrary));
        }
        return Map.copyOf(atoms);
    }

    private static Map.Entry<String, BigFraction> prefix(String symbol, int power) {
        return Map.entry(symbol, BigFraction.of(10).pow(power));
    }

    private static BigFraction decimal(String text) {
        return new Decimal(text).exact();
    }
}
