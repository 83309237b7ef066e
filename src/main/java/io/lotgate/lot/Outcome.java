package io.lotgate.lot;

import java.util.List;
import java.util.function.Function;

/** What came of a command: done, or refused with every reason. */
public sealed interface Outcome<T> {
    /** Carried out. */
    record Done<T>(T value) implements Outcome<T> {}

    /** Nothing was changed. */
    record Refused<T>(List<Refusal> reasons) implements Outcome<T> {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal reason) {
        return new Refused<>(List.of(reason));
    }

    static <T> Outcome<T> refused(List<Refusal> reasons) {
        return new Refused<>(reasons);
    }

    /** Continues with the value when done. */
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        if (this instanceof Done<T> done) {
            return next.apply(done.value());
        }
        return new Refused<>(((Refused<T>) this).reasons());
    }
}
