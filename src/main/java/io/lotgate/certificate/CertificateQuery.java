package io.lotgate.certificate;

import io.lotgate.lot.Listing;
import io.lotgate.lot.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which certificates the archive shows, and where in it.
 *
 * @param text part of the lot's number, the certificate's number or the recipient's pseudonym; empty for all
 * @param named references of the products whose name the text is part of
 * @param product reference of the product, empty for all
 * @param status of the lot now; empty for all
 * @param standing what the certificate itself says; empty for all
 * @param current only those that no later version has superseded
 * @param from issued at this instant or later
 * @param until issued before this instant
 */
public record CertificateQuery(
        String text,
        List<String> named,
        String product,
        Optional<Status> status,
        Optional<Standing> standing,
        boolean current,
        Optional<Instant> from,
        Optional<Instant> until,
        Listing.Place place) {
    public CertificateQuery {
        named = List.copyOf(named);
    }

    /** The key of a row: its identifier, which sorts by the time of issue. */
    public static String key(CertificateLine line) {
        return line.id().toString();
    }

    Optional<UUID> key() {
        try {
            return place.key().isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(place.key()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty(); // an address made by hand starts the list
        }
    }
}
