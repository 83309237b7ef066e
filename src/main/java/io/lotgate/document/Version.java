package io.lotgate.document;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Versions are compared number by number: 2 before 10, 1.9 before 1.10; what is no number comes first, by its text. */
record Version(String text) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
        List<BigInteger> mine = numbers();
        List<BigInteger> theirs = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int way = at(mine, i).compareTo(at(theirs, i));
            if (way != 0) {
                return way;
            }
        }
        return text.compareTo(other.text);
    }

    private static BigInteger at(List<BigInteger> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    private List<BigInteger> numbers() {
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}")
                ? Arrays.stream(text.split("\\.", -1)).map(BigInteger::new).toList()
                : List.of(BigInteger.ONE.negate());
    }
}
