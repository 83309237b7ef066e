package io.lotgate.lot;

import java.util.List;
import java.util.stream.Stream;

/** The list of every act; a new one is added to its topic. */
final class Acts {
    static final List<Act> ALL = Stream.of(
                    Holding.ACTS,
                    Recalling.ACTS,
                    Remodelling.ACTS,
                    Stocking.ACTS,
                    Dosing.ACTS,
                    Deviating.ACTS,
                    Storing.ACTS,
                    Supplying.ACTS)
            .flatMap(List::stream)
            .toList();

    private Acts() {}

    /** Whether what a person put on record has to be signed. */
    static boolean signed(Detail detail) {
        return ALL.stream()
                .anyMatch(act -> act.makes().isInstance(detail) && act.meaning().isPresent());
    }
}
