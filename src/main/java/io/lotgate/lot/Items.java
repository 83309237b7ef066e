package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.ProjectionCheck;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Verification.Fault;
import io.lotgate.value.RecordJson;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reads and writes the records of the inventory, and keeps its list beside them. */
final class Items implements ProjectionCheck {
    private static final Map<String, Class<? extends Item.What>> KINDS = Arrays.stream(
                    Item.What.class.getPermittedSubclasses())
            .<Class<? extends Item.What>>map(type -> type.asSubclass(Item.What.class))
            .collect(Collectors.toUnmodifiableMap(Events::kind, Function.identity()));

    private final JdbcClient db;
    private final Ledger ledger;

    Items(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /** An entry as it is stored: the kind tells which record the detail is. */
    record Stored(UUID id, String code, String kind, JsonNode what, Instant at, Actor by) {
        static Row row(Item.Entry entry) {
            Stored stored = new Stored(
                    entry.id(),
                    entry.code(),
                    entry.what().kind(),
                    RecordJson.of((Record) entry.what()),
                    entry.at(),
                    entry.by());
            return Row.of("inventory_event", entry.id(), List.of("code", "kind"), stored);
        }

        private Item.Entry entry() {
            Class<? extends Item.What> type = Optional.ofNullable(KINDS.get(kind))
                    .orElseThrow(() -> new IllegalStateException("nothing in the inventory is named " + kind));
            return new Item.Entry(id, code, type.cast(RecordJson.to(type.asSubclass(Record.class), what)), at, by);
        }
    }

    /** Whoever uses an item waits for whoever changes it, listed or not, and the other way round. */
    void lock(String code, boolean shared) {
        db.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock" + (shared ? "_shared" : "")
                        + "(hashtextextended(?, 3))) locked")
                .param(code)
                .query(Integer.class)
                .single();
    }

    Optional<Item> load(String code) {
        List<Item.Entry> history = db
                .sql("SELECT content FROM record.inventory_event WHERE code = ? ORDER BY id")
                .param(code)
                .query(byte[].class)
                .list()
                .stream()
                .map(content ->
                        RecordJson.to(Stored.class, RecordJson.parse(content)).entry())
                .toList();
        return history.isEmpty() ? Optional.empty() : Optional.of(new Item(history));
    }

    /** Writes what the change carries into the item's stream, and brings the list up to date. */
    void write(String code, Change change) {
        ledger.append(Inventory.stream(code), change);
        Item item = load(code).orElseThrow();
        db.sql("INSERT INTO projection.item (code, kind, type, description, valid_until, failed) VALUES (?,?,?,?,?,?)"
                        + " ON CONFLICT (code) DO UPDATE SET valid_until = EXCLUDED.valid_until,"
                        + " failed = EXCLUDED.failed")
                .param(1, code)
                .param(2, item.kind().name())
                .param(3, item.listed().type())
                .param(4, item.listed().description())
                .param(5, item.until().orElse(null), Types.DATE)
                .param(6, item.failure().isPresent())
                .update();
    }

    @Override
    public List<Fault> compare() {
        List<Fault> faults = new ArrayList<>();
        List<String> codes = db.sql("SELECT DISTINCT code FROM record.inventory_event ORDER BY code")
                .query(String.class)
                .list();
        Map<String, Map<String, String>> stored = db.sql("SELECT * FROM projection.item").query().listOfRows().stream()
                .map(LotProjection::texts)
                .collect(Collectors.toMap(row -> row.getOrDefault("code", ""), Function.identity()));
        for (String code : codes) {
            try {
                Item item = load(code).orElseThrow();
                LotProjection.differ("projection.item " + code, expected(item), stored.remove(code), faults);
                item.history().forEach(entry -> signature(entry, faults));
            } catch (RuntimeException unreadable) {
                faults.add(new Fault("record of item " + code, "cannot be read, so the inventory cannot be compared"));
                stored.remove(code);
            }
        }
        stored.keySet()
                .forEach(code -> faults.add(new Fault("projection.item " + code, "is an item the record lacks")));
        return faults;
    }

    /** What a person declares as failed carries a signature; the program itself signs nothing. */
    private void signature(Item.Entry entry, List<Fault> faults) {
        boolean signed = !(entry.what() instanceof Item.Failed)
                || entry.by().person().equals(Actor.SYSTEM.person())
                || ledger.signatures(entry.id()).stream()
                        .anyMatch(signature -> signature.meaning().equals("approved"));
        if (!signed) {
            faults.add(new Fault("record.inventory_event " + entry.id(), "is not signed \"approved\""));
        }
    }

    private static Map<String, String> expected(Item item) {
        return Map.of(
                "kind", item.kind().name(),
                "type", item.listed().type(),
                "description", item.listed().description(),
                "valid_until", item.until().map(LocalDate::toString).orElse(""),
                "failed", Boolean.toString(item.failure().isPresent()));
    }
}
