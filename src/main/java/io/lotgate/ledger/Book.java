package io.lotgate.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A ledger to be verified, wherever it lies: everything in a fixed order, one after the other. */
interface Book {
    /** Every entry by stream and number, and every row without a stream as a stream of one, in the seals' order. */
    Stream<Line> lines();

    /** What each seal was the first to cover, by stream and seal. */
    Stream<SealedHead> sealed();

    /** The seals by number. */
    Stream<SignedSeal> seals();

    /** The canonical records of the site's keys, the first first. */
    List<byte[]> keys();

    /**
     * One entry, or one row without a stream.
     *
     * @param content its canonical bytes
     * @param hash the hash stored beside them
     * @param fields what the content says; empty when it cannot be read
     * @param columns what stands beside the content in a database
     */
    @SuppressWarnings("ArrayRecordComponent") // on its way through, never compared
    record Line(
            String stream,
            long number,
            byte[] content,
            String hash,
            Optional<EntryFields> fields,
            Optional<Columns> columns) {
        boolean free() {
            return FreeRow.names(stream);
        }

        String place() {
            return free() ? stream.replace('/', ' ') : "ledger " + stream + " entry " + number;
        }
    }

    /** An entry's columns in the database. */
    record Columns(UUID id, Instant at, String action) {}
}
