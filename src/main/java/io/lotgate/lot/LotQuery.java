package io.lotgate.lot;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which lots a list shows, and where in it.
 *
 * @param text part of the number or of the recipient's pseudonym, or a whole donation number; empty for all
 * @param named references of the products whose name the text is part of
 * @param product reference of the product, empty for all
 * @param status empty for all
 */
public record LotQuery(
        String text, List<String> named, String product, Optional<Status> status, Order order, Listing.Place place) {

    /** What the list is sorted by. */
    public enum Order {
        NUMBER,
        /** The least shelf life first. */
        TIME_LEFT
    }

    public LotQuery {
        named = List.copyOf(named);
    }

    /** The key of a row in this list. */
    public String key(LotLine lot) {
        return order == Order.NUMBER ? lot.number() : lot.expiresAt() + "~" + lot.number();
    }

    Optional<Key> key() {
        try {
            String[] parts = place.key().split("~", -1);
            if (order == Order.NUMBER) {
                return place.key().isEmpty() ? Optional.empty() : Optional.of(new Key(Instant.EPOCH, parts[0]));
            }
            return parts.length == 2 ? Optional.of(new Key(Instant.parse(parts[0]), parts[1])) : Optional.empty();
        } catch (DateTimeException notOurs) {
            return Optional.empty(); // an address made by hand starts the list
        }
    }

    record Key(Instant expiresAt, String number) {}
}
