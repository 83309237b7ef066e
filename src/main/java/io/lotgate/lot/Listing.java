package io.lotgate.lot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One page of a list.
 *
 * @param rows in the order shown
 * @param earlier whether rows come before these
 * @param later whether rows follow these
 */
public record Listing<T>(List<T> rows, boolean earlier, boolean later) {
    public Listing {
        rows = List.copyOf(rows);
    }

    /** From one row more than fits, read in the direction of the place. */
    public static <T> Listing<T> of(List<T> read, Place place, int limit) {
        boolean rest = read.size() > limit;
        List<T> shown = new ArrayList<>(rest ? read.subList(0, limit) : read);
        if (place.backwards()) {
            Collections.reverse(shown);
        }
        return place.backwards()
                ? new Listing<>(shown, rest, true)
                : new Listing<>(shown, !place.key().isEmpty(), rest);
    }

    /**
     * Where a page of a list starts: behind a row, or before it when turning back. A key names the row by what the list
     * is sorted by, so that rows which come and go meanwhile move nothing.
     *
     * @param key of the row; empty for the start of the list
     */
    public record Place(String key, boolean backwards) {
        /** The start of the list. */
        public static final Place START = new Place("", false);

        /** Behind or before a row; a row before comes first when both are named. */
        public static Place of(String after, String before) {
            return before.isEmpty() ? new Place(after, false) : new Place(before, true);
        }
    }
}
