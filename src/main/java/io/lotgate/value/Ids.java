package io.lotgate.value;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifiers of records: UUID version 7 (RFC 9562), made before the record is hashed. */
public final class Ids {
    private Ids() {}

    /** A new identifier; later ones sort after earlier ones. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
