package io.lotgate.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what a seal covers, a thousand heads at a time. */
final class SealedRows {
    private static final int BATCH = 1000;

    private SealedRows() {}

    static void insert(JdbcClient db, Iterator<SealedHead> heads) {
        List<SealedHead> batch = new ArrayList<>(BATCH);
        while (heads.hasNext()) {
            batch.add(heads.next());
            if (batch.size() == BATCH || !heads.hasNext()) {
                insert(db, batch);
                batch.clear();
            }
        }
    }

    private static void insert(JdbcClient db, List<SealedHead> batch) {
        db.sql("INSERT INTO record.sealed (stream, seal, number, hash)"
                        + " SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[])")
                .param(1, batch.stream().map(SealedHead::stream).toArray(String[]::new))
                .param(2, batch.stream().map(SealedHead::seal).toArray(Long[]::new))
                .param(3, batch.stream().map(SealedHead::number).toArray(Long[]::new))
                .param(4, batch.stream().map(SealedHead::hash).toArray(String[]::new))
                .update();
    }
}
