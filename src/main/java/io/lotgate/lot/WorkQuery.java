package io.lotgate.lot;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which open work a list shows, and where in it; overdue comes first, then the least time left.
 *
 * @param product reference of the product, empty for all
 * @param dueBefore empty for all
 */
public record WorkQuery(Set<OpenWork.Kind> kinds, String product, Optional<Instant> dueBefore, Listing.Place place) {

    public WorkQuery {
        kinds = Set.copyOf(kinds);
    }

    /** All work of these kinds, from the top. */
    public static WorkQuery all(Set<OpenWork.Kind> kinds) {
        return new WorkQuery(kinds, "", Optional.empty(), Listing.Place.START);
    }

    /** The key of a row in this list. */
    public static String key(OpenWork work) {
        return work.dueAt() + "~" + work.lot() + "~" + work.test();
    }

    Optional<Key> key() {
        try {
            String[] parts = place.key().split("~", -1);
            return parts.length == 3
                    ? Optional.of(new Key(Instant.parse(parts[0]), UUID.fromString(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty(); // an address made by hand starts the list
        }
    }

    record Key(Instant due, UUID lot, String test) {}
}
