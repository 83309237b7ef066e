package io.lotgate.lot;

import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Signature;
import io.lotgate.specification.Specifications;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a lot's records and puts the lot together. */
final class LotRows {
    private final JdbcClient db;
    private final Ledger ledger;
    private final Specifications specifications;

    LotRows(JdbcClient db, Ledger ledger, Specifications specifications) {
        this.db = db;
        this.ledger = ledger;
        this.specifications = specifications;
    }

    Optional<UUID> id(String number) {
        return db.sql("SELECT id FROM record.lot WHERE number = ?")
                .param(number)
                .query(UUID.class)
                .optional();
    }

    /** Takes the lot's row lock; every command does so first. */
    boolean lock(UUID lot) {
        return db.sql("SELECT 1 FROM projection.lot WHERE id = ? FOR UPDATE")
                .param(lot)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<Lot> load(UUID lot) {
        long version = ledger.version(Lots.stream(lot)); // first, so that a page never shows old data as new
        Map<UUID, List<Signature>> signatures = signatures(lot);
        return one("lot", "id", lot, Registration.class, signatures)
                .map(registration -> new Lot(
                        registration,
                        specifications.pinned(new Digest(registration.record().specification())),
                        one("reception", "lot", lot, Reception.class, signatures),
                        all("result", "lot", lot, Result.class, signatures),
                        all("review", "lot", lot, Review.class, signatures),
                        one("batch_record_review", "lot", lot, BatchRecordReview.class, signatures),
                        all("disposition", "lot", lot, Disposition.class, signatures),
                        investigations(lot, signatures),
                        new Events(all("lot_event", "lot", lot, Events.Stored.class, signatures).stream()
                                .map(Events::read)
                                .toList()),
                        version));
    }

    private Investigations investigations(UUID lot, Map<UUID, List<Signature>> signatures) {
        List<Investigation> opened = records("investigation", lot, Investigation.class, signatures);
        return opened.isEmpty()
                ? Investigations.NONE
                : new Investigations(
                        opened,
                        records("laboratory_phase", lot, LaboratoryPhase.class, signatures),
                        all("retest_plan", "lot", lot, RetestPlan.class, signatures),
                        all("conclusion", "lot", lot, Conclusion.class, signatures));
    }

    private <T extends Record> List<T> records(
            String table, UUID lot, Class<T> type, Map<UUID, List<Signature>> signatures) {
        return all(table, "lot", lot, type, signatures).stream()
                .map(Signed::record)
                .toList();
    }

    private <T extends Record> Optional<Signed<T>> one(
            String table, String column, UUID lot, Class<T> type, Map<UUID, List<Signature>> signatures) {
        return all(table, column, lot, type, signatures).stream().findFirst();
    }

    private <T extends Record> List<Signed<T>> all(
            String table, String column, UUID lot, Class<T> type, Map<UUID, List<Signature>> signatures) {
        return db.sql("SELECT id, content FROM record." + table + " WHERE " + column + " = ? ORDER BY id")
                .param(lot)
                .query((row, i) -> {
                    byte[] content = row.getBytes(2);
                    List<Signature> own = signatures.getOrDefault(row.getObject(1, UUID.class), List.of());
                    return new Signed<>(RecordJson.to(type, RecordJson.parse(content)), Digest.of(content), own);
                })
                .list();
    }

    private Map<UUID, List<Signature>> signatures(UUID lot) {
        return db
                .sql("SELECT s.content FROM record.signature s JOIN record.ledger_entry e ON e.id = s.entry"
                        + " WHERE e.stream = ? ORDER BY s.id")
                .param(Lots.stream(lot))
                .query(byte[].class)
                .list()
                .stream()
                .map(content -> RecordJson.to(Signature.class, RecordJson.parse(content)))
                .collect(Collectors.groupingBy(Signature::subject));
    }
}
