package io.lotgate.ledger;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Two sequences in order as one, each read no further than needed. */
final class Merged<T> implements Iterator<T> {
    private final Iterator<T> one;
    private final Iterator<T> other;
    private final Comparator<T> order;
    private @Nullable T nextOfOne;
    private @Nullable T nextOfOther;

    Merged(Iterator<T> one, Iterator<T> other, Comparator<T> order) {
        this.one = one;
        this.other = other;
        this.order = order;
    }

    @Override
    public boolean hasNext() {
        return nextOfOne != null || nextOfOther != null || one.hasNext() || other.hasNext();
    }

    @Override
    public T next() {
        T first = nextOfOne == null && one.hasNext() ? one.next() : nextOfOne;
        T second = nextOfOther == null && other.hasNext() ? other.next() : nextOfOther;
        if (first == null && second == null) {
            throw new NoSuchElementException();
        }
        boolean takeFirst = second == null || (first != null && order.compare(first, second) <= 0);
        nextOfOne = takeFirst ? null : first;
        nextOfOther = takeFirst ? second : null;
        T taken = takeFirst ? first : second;
        return java.util.Objects.requireNonNull(taken);
    }
}
