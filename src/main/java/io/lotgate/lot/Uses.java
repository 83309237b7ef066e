package io.lotgate.lot;

import io.lotgate.ledger.Verification.Fault;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which items of the inventory each lot used: kept beside the record, compared with it, and asked for failures. */
record Uses(JdbcClient db) {
    private static final String PENDING = "WITH failed AS (SELECT id, code, (c ->> 'at')::timestamptz AS at FROM"
            + " (SELECT id, code, convert_from(content, 'UTF8')::jsonb AS c FROM record.inventory_event"
            + " WHERE kind = 'failed') e), spans AS (SELECT id, code, at, lag(at) OVER (PARTITION BY code ORDER BY id)"
            + " AS since FROM failed)"
            + " SELECT DISTINCT l.id, l.number, f.id, f.code, f.at FROM spans f"
            + " JOIN projection.item i ON i.code = f.code"
            + " JOIN projection.source_use u ON u.code = f.code AND u.kind = i.kind AND u.used_at <= f.at"
            + " AND (f.since IS NULL OR u.used_at > f.since)"
            + " JOIN projection.lot l ON l.id = u.lot AND l.status NOT IN ('REJECTED', 'RECALLED', 'EXPIRED', 'CLOSED')"
            + " WHERE NOT EXISTS (SELECT 1 FROM record.lot_event h WHERE h.lot = l.id AND h.kind = 'hold'"
            + " AND convert_from(h.content, 'UTF8')::jsonb #>> '{detail,failure}' = f.id::text)"
            + " ORDER BY f.at, l.number";

    /** One use, when it was recorded. */
    private record Use(Item.Kind kind, String code, Instant at) {
        String text() {
            return kind + " " + code + " " + RecordJson.text(at);
        }
    }

    void write(Lot lot) {
        of(lot).forEach(use -> db.sql("INSERT INTO projection.source_use (lot, kind, code, used_at) VALUES (?,?,?,?)"
                        + " ON CONFLICT DO NOTHING")
                .params(lot.id(), use.kind().name(), use.code(), use.at().atOffset(ZoneOffset.UTC))
                .update());
    }

    void compare(Lot lot, List<Fault> faults) {
        List<String> expected = of(lot).stream().map(Use::text).sorted().toList();
        List<String> stored =
                db
                        .sql("SELECT * FROM projection.source_use WHERE lot = ?")
                        .param(lot.id())
                        .query()
                        .listOfRows()
                        .stream()
                        .map(LotProjection::texts)
                        .map(row -> row.get("kind") + " " + row.get("code") + " " + row.get("used_at"))
                        .sorted()
                        .toList();
        if (!expected.equals(stored)) {
            faults.add(new Fault(
                    "projection.source_use " + lot.registration().number(),
                    "says " + stored + ", the record " + expected));
        }
    }

    private static Set<Use> of(Lot lot) {
        Registration registration = lot.registration();
        Set<Use> uses = new LinkedHashSet<>();
        registration.bank().ifPresent(code -> uses.add(new Use(Item.Kind.BANK, code, registration.at())));
        registration.din().ifPresent(code -> uses.add(new Use(Item.Kind.DONOR, code, registration.at())));
        registration.session().ifPresent(code -> uses.add(new Use(Item.Kind.SESSION, code, registration.at())));
        lot.results().stream().map(Signed::record).forEach(result -> result.run().stream()
                .flatMap(run -> run.items().stream())
                .forEach(used -> uses.add(new Use(used.kind(), used.code(), result.at()))));
        return uses;
    }

    /** Numbers of the lots that used an item, the newest first. */
    List<String> lots(Item item, int limit) {
        return db.sql("SELECT number FROM projection.lot WHERE id IN (SELECT lot FROM projection.source_use"
                        + " WHERE code = ? AND kind = ?) ORDER BY manufactured_at DESC, number LIMIT ?")
                .params(item.code(), item.kind().name(), limit)
                .query(String.class)
                .list();
    }

    /**
     * Open and released lots that used an item before it failed and are not held for that failure yet; uses before an
     * earlier failure were that one's.
     */
    List<Inventory.Affected> pending() {
        return db.sql(PENDING)
                .query((row, i) -> new Inventory.Affected(
                        row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class), row.getString(4)))
                .list();
    }

    /** Whether the lot was held for this failure. */
    static boolean held(Lot lot, UUID failure) {
        return lot.events().of(Detail.Hold.class).stream()
                .anyMatch(hold -> hold.detail().failure().equals(Optional.of(failure)));
    }
}
