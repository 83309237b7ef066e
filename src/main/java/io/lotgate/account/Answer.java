package io.lotgate.account;

import java.util.List;

/** What came of a change to an account: done, or refused with every reason and nothing changed. */
public sealed interface Answer<T> {
    /** Carried out. */
    record Done<T>(T value) implements Answer<T> {}

    /** Nothing was changed. */
    record Refused<T>(List<Reason> reasons) implements Answer<T> {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Why not.
     *
     * @param field input it belongs to; empty when the person may not do this at all
     */
    record Reason(String field, String message) {}

    static <T> Answer<T> refused(String field, String message) {
        return new Refused<>(List.of(new Reason(field, message)));
    }
}
