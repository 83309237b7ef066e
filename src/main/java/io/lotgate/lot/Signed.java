package io.lotgate.lot;

import io.lotgate.ledger.Signature;
import io.lotgate.value.Digest;
import java.util.List;
import java.util.UUID;

/** A stored record with the digest of its stored bytes and the signatures on it. */
public record Signed<T extends Record>(T record, Digest digest, List<Signature> signatures) {
    public Signed {
        signatures = List.copyOf(signatures);
    }

    /** Whether the person who made the record signed it with one of these meanings. */
    boolean signedBy(UUID person, String... meanings) {
        return signatures.stream()
                .anyMatch(signature -> signature.signer().person().equals(person)
                        && List.of(meanings).contains(signature.meaning()));
    }

    /** Whether a signature no longer belongs to the record's bytes. */
    public boolean broken() {
        return signatures.stream().anyMatch(signature -> !signature.covers(digest));
    }
}
