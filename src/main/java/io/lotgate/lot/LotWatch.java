package io.lotgate.lot;

import java.util.Optional;

/** Learns of every change of a lot, in the change's own transaction. */
@FunctionalInterface
public interface LotWatch {
    /** Nobody watches. */
    LotWatch NONE = (before, after) -> {};

    /** @param before the lot as it was; empty when it was just registered */
    void changed(Optional<Lot> before, Lot after);
}
