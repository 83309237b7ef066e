package io.lotgate.specification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers everything wrong with one file. */
final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String message) {
        found.add(new Problem(file, place.line(), place.field(), message));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the lines; within a line in the order found. */
    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
