package io.lotgate.value;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What a unit means: an amount {@code a} stands for {@code (a + offset) x factor} in base units. The offset is zero
 * but for temperature scales.
 *
 * @param kinds exponents of the base units (m, s, g, K, mol, and each arbitrary unit for itself)
 * @param notes exponents of the annotations
 */
record Measure(BigFraction factor, BigFraction offset, Map<String, Integer> kinds, Map<String, Integer> notes) {
    static final Measure ONE = new Measure(BigFraction.ONE, BigFraction.ZERO, Map.of(), Map.of());

    static Measure number(BigFraction factor) {
        return new Measure(factor, BigFraction.ZERO, Map.of(), Map.of());
    }

    static Measure base(String kind) {
        return new Measure(BigFraction.ONE, BigFraction.ZERO, Map.of(kind, 1), Map.of());
    }

    static Measure annotated(String note) {
        return new Measure(BigFraction.ONE, BigFraction.ZERO, Map.of(), note.isEmpty() ? Map.of() : Map.of(note, 1));
    }

    Measure times(Measure other) {
        return new Measure(
                factor.multiply(other.factor),
                offset.add(other.offset),
                sum(kinds, other.kinds),
                sum(notes, other.notes));
    }

    Measure times(BigFraction number) {
        return new Measure(factor.multiply(number), offset, kinds, notes);
    }

    Measure withOffset(BigFraction shift) {
        return new Measure(factor, shift, kinds, notes);
    }

    Measure power(int exponent) {
        return new Measure(factor.pow(exponent), offset, scaled(kinds, exponent), scaled(notes, exponent));
    }

    boolean isScale() {
        return !offset.isZero();
    }

    boolean sameKind(Measure other) {
        return kinds.equals(other.kinds) && (notes.isEmpty() || other.notes.isEmpty() || notes.equals(other.notes));
    }

    private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
        SortedMap<String, Integer> sum = new TreeMap<>(one);
        other.forEach((kind, exponent) -> sum.merge(kind, exponent, Integer::sum));
        sum.values().removeIf(exponent -> exponent == 0);
        return Collections.unmodifiableSortedMap(sum);
    }

    private static Map<String, Integer> scaled(Map<String, Integer> exponents, int by) {
        SortedMap<String, Integer> scaled = new TreeMap<>(exponents);
        scaled.replaceAll((kind, exponent) -> exponent * by);
        scaled.values().removeIf(exponent -> exponent == 0);
        return Collections.unmodifiableSortedMap(scaled);
    }
}
