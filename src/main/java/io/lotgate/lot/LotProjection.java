package io.lotgate.lot;

import static java.sql.Types.TIMESTAMP_WITH_TIMEZONE;

import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.ProjectionCheck;
import io.lotgate.ledger.Verification.Fault;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the lists of lots and open tests beside the record, and compares them with it. */
final class LotProjection implements ProjectionCheck {
    private final JdbcClient db;
    private final LotRows rows;
    private final Uses uses;

    LotProjection(JdbcClient db, LotRows rows) {
        this.db = db;
        this.rows = rows;
        this.uses = new Uses(db);
    }

    void write(Lot lot) {
        Registration registration = lot.registration();
        db.sql("INSERT INTO projection.lot (id, number, product, status, step, recipient,"
                        + " manufactured_at, expires_at, din) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET status = EXCLUDED.status,"
                        + " step = EXCLUDED.step")
                .params(
                        lot.id(),
                        registration.number(),
                        lot.specification().reference(),
                        lot.status().name(),
                        lot.step().name(),
                        registration.recipient(),
                        utc(registration.manufacturedAt()),
                        utc(registration.expiresAt()),
                        registration.din().orElse(""))
                .update();
        int position = 0;
        for (LotTest test : lot.tests()) {
            write(lot, test, position++);
        }
        errands(lot);
        uses.write(lot);
    }

    private void errands(Lot lot) {
        db.sql("DELETE FROM projection.errand WHERE lot = ?").param(lot.id()).update();
        open(lot)
                .forEach(errand -> db.sql("INSERT INTO projection.errand (lot, subject, need, due_at) VALUES (?,?,?,?)")
                        .params(lot.id(), errand.subject(), errand.need().name(), utc(errand.dueAt()))
                        .update());
    }

    /** What waits for a person; stock that is only kept waits for nobody. */
    private static List<Errand> open(Lot lot) {
        return lot.errands().stream().filter(errand -> errand.need().work()).toList();
    }

    private void write(Lot lot, LotTest test, int position) {
        db.sql("INSERT INTO projection.test (lot, test, position, state, attempt, verdict, due_at,"
                        + " deadline, investigation, investigation_due) VALUES (?,?,?,?,?,?,?,?,?,?)"
                        + " ON CONFLICT (lot, test) DO UPDATE SET"
                        + " state = EXCLUDED.state, attempt = EXCLUDED.attempt, verdict = EXCLUDED.verdict,"
                        + " due_at = EXCLUDED.due_at, deadline = EXCLUDED.deadline,"
                        + " investigation = EXCLUDED.investigation, investigation_due = EXCLUDED.investigation_due"
                        + " WHERE (projection.test.state, projection.test.attempt, projection.test.verdict,"
                        + " projection.test.due_at, projection.test.deadline,"
                        + " projection.test.investigation, projection.test.investigation_due)"
                        + " IS DISTINCT FROM (EXCLUDED.state, EXCLUDED.attempt, EXCLUDED.verdict,"
                        + " EXCLUDED.due_at, EXCLUDED.deadline, EXCLUDED.investigation, EXCLUDED.investigation_due)")
                .param(1, lot.id())
                .param(2, test.specification().id())
                .param(3, position)
                .param(4, test.phase().name())
                .param(5, test.attempts().size())
                .param(6, verdict(test))
                .param(7, test.dueAt().map(LotProjection::utc).orElse(null), TIMESTAMP_WITH_TIMEZONE)
                .param(8, deadline(lot, test).map(LotProjection::utc).orElse(null), TIMESTAMP_WITH_TIMEZONE)
                .param(9, investigation(test))
                .param(10, investigationDue(test).map(LotProjection::utc).orElse(null), TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    @Override
    public List<Fault> compare() {
        List<Fault> faults = new ArrayList<>();
        List<UUID> lots = db.sql("SELECT id FROM record.lot ORDER BY id")
                .query(UUID.class)
                .list();
        for (UUID id : lots) {
            try {
                rows.load(id).ifPresent(lot -> compare(lot, faults));
            } catch (RuntimeException unreadable) {
                faults.add(new Fault("record of lot " + id, "cannot be read, so its projections cannot be compared"));
            }
        }
        return faults;
    }

    private void compare(Lot lot, List<Fault> faults) {
        new Signatures(lot)
                .faults()
                .forEach(what -> faults.add(
                        new Fault("record of lot " + lot.registration().number(), what)));
        missingFiles(lot, faults);
        differ("projection.lot " + lot.registration().number(), expected(lot), stored("lot", "id", lot.id()), faults);
        Map<String, Map<String, String>> stored = new LinkedHashMap<>();
        db.sql("SELECT * FROM projection.test WHERE lot = ?")
                .param(lot.id())
                .query()
                .listOfRows()
                .forEach(row -> stored.put(String.valueOf(row.get("test")), texts(row)));
        int position = 0;
        for (LotTest test : lot.tests()) {
            String id = test.specification().id();
            String place = "projection.test " + lot.registration().number() + " " + id;
            differ(place, expected(lot, test, position++), stored.remove(id), faults);
        }
        errands(lot, faults);
        uses.compare(lot, faults);
        stored.keySet()
                .forEach(id -> faults.add(new Fault(
                        "projection.test " + lot.registration().number() + " " + id,
                        "is a test the specification lacks")));
    }

    private void errands(Lot lot, List<Fault> faults) {
        List<String> expected = open(lot).stream()
                .map(errand -> errand.subject() + " " + errand.need() + " " + RecordJson.text(errand.dueAt()))
                .sorted()
                .toList();
        List<String> stored =
                db.sql("SELECT * FROM projection.errand WHERE lot = ?").param(lot.id()).query().listOfRows().stream()
                        .map(LotProjection::texts)
                        .map(row -> row.get("subject") + " " + row.get("need") + " " + row.get("due_at"))
                        .sorted()
                        .toList();
        if (!expected.equals(stored)) {
            faults.add(new Fault(
                    "projection.errand " + lot.registration().number(), "says " + stored + ", the record " + expected));
        }
    }

    /** Reports and instrument files that results and events name have to be kept. */
    private void missingFiles(Lot lot, List<Fault> faults) {
        lot.results().forEach(result -> Stream.concat(
                        result.record().external().map(Result.ExternalReport::file).stream(),
                        result.record().origin().map(Result.FileOrigin::file).stream())
                .forEach(file -> missing("record.result " + result.record().id(), file, faults)));
        lot.events().all().stream().map(Signed::record).forEach(event -> event.detail()
                .report()
                .ifPresent(file -> missing("record.lot_event " + event.id(), file, faults)));
    }

    private void missing(String place, String file, List<Fault> faults) {
        boolean kept = db.sql("SELECT 1 FROM record.file WHERE sha256 = ?")
                .param(file)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!kept) {
            faults.add(new Fault(place, "names the file " + file + ", which is missing"));
        }
    }

    private @Nullable Map<String, String> stored(String table, String column, UUID id) {
        return db
                .sql("SELECT * FROM projection." + table + " WHERE " + column + " = ?")
                .param(id)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .map(LotProjection::texts)
                .orElse(null);
    }

    static void differ(
            String place, Map<String, String> expected, @Nullable Map<String, String> stored, List<Fault> faults) {
        if (stored == null) {
            faults.add(new Fault(place, "is missing"));
            return;
        }
        expected.forEach((column, value) -> {
            String actual = stored.getOrDefault(column, "");
            if (!actual.equals(value)) {
                faults.add(new Fault(place, "column " + column + " says «" + actual + "», the record «" + value + "»"));
            }
        });
    }

    private static Map<String, String> expected(Lot lot) {
        Registration registration = lot.registration();
        return Map.of(
                "number", registration.number(),
                "product", lot.specification().reference(),
                "status", lot.status().name(),
                "step", lot.step().name(),
                "recipient", registration.recipient(),
                "manufactured_at", RecordJson.text(registration.manufacturedAt()),
                "expires_at", RecordJson.text(registration.expiresAt()),
                "din", registration.din().orElse(""));
    }

    private static Map<String, String> expected(Lot lot, LotTest test, int position) {
        return Map.of(
                "position", Integer.toString(position),
                "state", test.phase().name(),
                "attempt", Integer.toString(test.attempts().size()),
                "verdict", verdict(test),
                "due_at", test.dueAt().map(RecordJson::text).orElse(""),
                "deadline", deadline(lot, test).map(RecordJson::text).orElse(""),
                "investigation", investigation(test),
                "investigation_due",
                        investigationDue(test).map(RecordJson::text).orElse(""));
    }

    private static String investigation(LotTest test) {
        return test.openInvestigation().map(open -> open.phase().name()).orElse("");
    }

    private static Optional<Instant> investigationDue(LotTest test) {
        return test.openInvestigation().map(open -> open.opened().dueAt());
    }

    /** When open work on a test is due. */
    private static Optional<Instant> deadline(Lot lot, LotTest test) {
        boolean open = test.phase() == TestPhase.TO_PERFORM || test.phase() == TestPhase.TO_REVIEW;
        return open && !lot.closed(test) ? Optional.of(lot.due(test)) : Optional.empty();
    }

    private static String verdict(LotTest test) {
        return test.verdict().map(Verdict::name).orElse("");
    }

    static Map<String, String> texts(Map<String, Object> row) {
        Map<String, String> texts = new LinkedHashMap<>();
        row.forEach((column, value) -> texts.put(column, value == null ? "" : text(value)));
        return texts;
    }

    private static String text(Object value) {
        return value instanceof java.sql.Timestamp time ? RecordJson.text(time.toInstant()) : value.toString();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
