package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a seal signs: where every stream of the ledger stood.
 *
 * @param number counts the site's seals from 1
 * @param at when it was made, not earlier than anything it covers
 * @param key SHA-256 of the signing key's certificate
 * @param trial whether that key is for trials only
 * @param streams streams covered, rows without a stream included
 * @param entries entries of all of them
 * @param root Merkle root over the heads of all streams
 * @param changed streams that this seal covers further than the one before it
 * @param changedRoot Merkle root over the heads of those alone
 * @param unmarked entries and rows new in this seal that bear no mark of the site's program
 * @param firstUnmarked the first of them
 * @param previous hash of the seal before it; 64 zeros in the first
 */
public record Seal(
        String format,
        UUID site,
        long number,
        Instant at,
        String key,
        boolean trial,
        long streams,
        long entries,
        String root,
        long changed,
        String changedRoot,
        long unmarked,
        List<String> firstUnmarked,
        String previous) {
    static final String FORMAT = "lotgate-seal-1";

    public Seal {
        firstUnmarked = List.copyOf(firstUnmarked);
    }

    /** The bytes that are signed and stored. */
    byte[] bytes() {
        return CanonicalJson.bytes(RecordJson.of(this));
    }

    /** SHA-256 of {@link #bytes}, which the next seal names. */
    public String hash() {
        return Digest.of(bytes()).hex();
    }
}
