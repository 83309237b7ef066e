package io.lotgate.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the heads from the entries themselves, not from the projection, and compares those that were exported. */
final class Heads {
    private final JdbcClient db;

    Heads(JdbcClient db) {
        this.db = db;
    }

    List<StreamHead> all() {
        return db.sql("SELECT DISTINCT ON (stream COLLATE \"C\") stream, number, hash FROM record.ledger_entry"
                        + " ORDER BY stream COLLATE \"C\", number DESC")
                .query((row, i) -> new StreamHead(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
    }

    List<HeadMismatch> compare(List<StreamHead> exported) {
        String[] streams = exported.stream().map(StreamHead::stream).toArray(String[]::new);
        Long[] numbers = exported.stream().map(StreamHead::number).toArray(Long[]::new);
        String[] hashes = exported.stream().map(StreamHead::hash).toArray(String[]::new);
        return db.sql("SELECT x.stream, x.number, x.hash, coalesce((SELECT max(l.number) FROM record.ledger_entry l"
                        + " WHERE l.stream = x.stream), 0)"
                        + " FROM unnest(?::text[], ?::bigint[], ?::text[]) WITH ORDINALITY x(stream, number, hash, place)"
                        + " LEFT JOIN record.ledger_entry e ON e.stream = x.stream AND e.number = x.number"
                        + " WHERE e.hash IS DISTINCT FROM x.hash ORDER BY x.place")
                .param(1, streams)
                .param(2, numbers)
                .param(3, hashes)
                .query((row, i) -> new HeadMismatch(
                        new StreamHead(row.getString(1), row.getLong(2), row.getString(3)), row.getLong(4)))
                .list();
    }
}
