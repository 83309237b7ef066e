package io.lotgate.app;

import io.lotgate.ledger.Verification;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks behind the application into its database: is every completed step there, once, and nothing else? */
final class RecordAudit {
    private final JdbcClient db;
    private final TransactionTemplate snapshot;

    RecordAudit(Path data) {
        int port = EmbeddedDatabase.runningPort(data.resolve("postgres")).orElseThrow();
        String password = new DataFolder(data).secret("lotgate_app");
        DriverManagerDataSource source = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/lotgate", "lotgate_app", password);
        this.db = JdbcClient.create(source);
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(source));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** When a command came on record. */
    Optional<Instant> recorded(String command) {
        return db.sql("SELECT at FROM record.command WHERE id = ?")
                .param(UUID.fromString(command))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** The number of the lot's last ledger entry, which a decision names. */
    long version(String lot) {
        return db.sql("SELECT h.number FROM projection.ledger_head h JOIN record.lot l ON h.stream = 'lot/' || l.id"
                        + " WHERE l.number = ?")
                .param(lot)
                .query(Long.class)
                .single();
    }

    /** When the lot's certificate was issued; empty while it is being issued. */
    Optional<Instant> issued(String lot) {
        return db
                .sql("SELECT e.at FROM record.certificate_issue i JOIN record.certificate c ON c.id = i.certificate"
                        + " JOIN record.ledger_entry e ON e.id = i.entry JOIN record.lot l ON l.id = c.lot"
                        + " WHERE l.number = ?")
                .param(lot)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .reduce((one, two) -> {
                    throw new IllegalStateException("two certificates were issued for " + lot);
                });
    }

    String certificate(String lot) {
        return db.sql("SELECT c.number FROM record.certificate c JOIN record.lot l ON l.id = c.lot WHERE l.number = ?")
                .param(lot)
                .query(String.class)
                .single();
    }

    /** What is wrong with a lot of which exactly these steps are completed. */
    List<String> faults(String lot, List<LotWay.Step> completed, boolean issued) {
        List<String> faults = new ArrayList<>();
        long performed = count(completed, "perform");
        long accepted = count(completed, "accept");
        long batch = count(completed, "batch record");
        long decided = count(completed, "decide");
        same(faults, lot, "lots", rows("lot r", "r.id", lot), Math.min(1, completed.size()));
        same(faults, lot, "receptions", rows("reception r", "r.lot", lot), count(completed, "receive"));
        same(faults, lot, "results", rows("result r", "r.lot", lot), performed);
        same(faults, lot, "reviews", rows("review r", "r.lot", lot), accepted);
        same(faults, lot, "batch record reviews", rows("batch_record_review r", "r.lot", lot), batch);
        same(faults, lot, "dispositions", rows("disposition r", "r.lot", lot), decided);
        same(faults, lot, "certificates", rows("certificate r", "r.lot", lot), decided);
        same(faults, lot, "signatures", signatures(lot), performed + accepted + batch + decided);
        if (issued || decided == 0) {
            Set<String> expected = decided == 0 ? expected(completed) : kept(completed);
            List<String> open = open(lot);
            if (!new HashSet<>(open).equals(expected) || open.size() != expected.size()) {
                faults.add(lot + ": the engine's open tasks are " + new TreeSet<>(open) + ", expected "
                        + new TreeSet<>(expected));
            }
            same(faults, lot, "open jobs", jobs(lot), 0);
        }
        String status = status(lot);
        if (!completed.isEmpty() && !status.equals(status(completed))) {
            faults.add(lot + ": its status is " + status + ", expected " + status(completed));
        }
        return faults;
    }

    /** Faults of the whole: the ledger, the commands, incidents of the engine. */
    List<String> faults(Set<String> commands) {
        Verification found = verified();
        List<String> faults = new ArrayList<>(
                found.faults().stream().map(Verification.Fault::toString).toList());
        Set<String> recorded = new HashSet<>(db.sql("SELECT id::text FROM record.command WHERE kind NOT LIKE 'sample%'"
                        + " AND kind NOT LIKE 'list item %'")
                .query(String.class)
                .list());
        if (!recorded.equals(commands)) {
            Set<String> lost = new TreeSet<>(commands);
            lost.removeAll(recorded);
            recorded.removeAll(commands);
            faults.add("commands lost: " + lost + ", on record but never sent: " + recorded);
        }
        same(faults, "all lots", "incidents", one("SELECT count(*) FROM engine.act_ru_incident"), 0);
        return faults;
    }

    /** What a first start makes, in one line. */
    String made() {
        return one("SELECT count(*) FROM record.person") + " people, "
                + one("SELECT count(*) FROM record.site") + " site, "
                + one("SELECT count(*) FROM record.document_approval") + " approvals, "
                + one("SELECT count(*) FROM engine.act_re_procdef") + " models, "
                + db.sql("SELECT number || ' ' || status || ' ' || step FROM projection.lot ORDER BY number")
                        .query(String.class)
                        .list()
                + ", " + one("SELECT count(*) FROM engine.act_ru_task") + " open tasks, "
                + verified().faults();
    }

    /** In one snapshot: certificates are issued meanwhile. */
    private Verification verified() {
        return Objects.requireNonNull(snapshot.execute(status -> Verify.verify(db)));
    }

    /** A released lot is in stock, a rejected one is finished. */
    private static Set<String> kept(List<LotWay.Step> completed) {
        return status(completed).equals("RELEASED") ? Set.of("Task_KeepStock") : Set.of();
    }

    private static Set<String> expected(List<LotWay.Step> completed) {
        Set<String> expected = new HashSet<>();
        if (count(completed, "receive") == 0) {
            return completed.isEmpty() ? expected : Set.of("Task_ReceiveSamples");
        }
        Set<String> performed = tests(completed, "perform");
        Set<String> accepted = tests(completed, "accept");
        for (String test : LotWay.TESTS) {
            if (!accepted.contains(test)) {
                expected.add((performed.contains(test) ? "Task_ReviewResult/" : "Task_PerformTest/") + test);
            }
        }
        if (accepted.containsAll(gating())) {
            expected.add(count(completed, "batch record") == 0 ? "Task_ReviewBatchRecord" : "Task_DecideLot");
        }
        return expected;
    }

    private static List<String> gating() {
        return LotWay.TESTS.stream()
                .filter(test -> !test.equals("mycoplasma-culture"))
                .toList();
    }

    private static Set<String> tests(List<LotWay.Step> completed, String kind) {
        Set<String> tests = new HashSet<>();
        completed.stream().filter(step -> step.kind().equals(kind)).forEach(step -> tests.add(step.test()));
        return tests;
    }

    private static String status(List<LotWay.Step> completed) {
        return completed.stream()
                .filter(step -> step.kind().equals("decide"))
                .map(step -> step.form().get("decision").equals("release") ? "RELEASED" : "REJECTED")
                .findFirst()
                .orElse(count(completed, "receive") == 0 ? "QUARANTINE" : "UNDER_TEST");
    }

    private String status(String lot) {
        return db.sql("SELECT status FROM projection.lot WHERE number = ?")
                .param(lot)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<String> open(String lot) {
        return db.sql("SELECT t.task_def_key_ || coalesce('/' || nullif(split_part(p.business_key_, '/', 2), ''), '')"
                        + " FROM engine.act_ru_task t JOIN engine.act_ru_execution p ON p.id_ = t.proc_inst_id_"
                        + " JOIN record.lot l ON split_part(p.business_key_, '/', 1) = l.id::text WHERE l.number = ?")
                .param(lot)
                .query(String.class)
                .list();
    }

    /** Work of the program's own that is not done; a timer only waits for its time. */
    private long jobs(String lot) {
        return db.sql("SELECT count(*) FROM engine.act_ru_job j JOIN engine.act_ru_execution p"
                        + " ON p.id_ = j.process_instance_id_ JOIN record.lot l"
                        + " ON split_part(p.business_key_, '/', 1) = l.id::text"
                        + " WHERE j.type_ <> 'timer' AND l.number = ?")
                .param(lot)
                .query(Long.class)
                .single();
    }

    /** Signatures over anything of the lot. */
    private long signatures(String lot) {
        return db.sql("SELECT count(*) FROM record.signature s JOIN record.ledger_entry e ON e.id = s.entry"
                        + " JOIN record.lot l ON e.stream = 'lot/' || l.id WHERE l.number = ?")
                .param(lot)
                .query(Long.class)
                .single();
    }

    private long rows(String table, String key, String lot) {
        return db.sql("SELECT count(*) FROM record." + table + " JOIN record.lot l ON l.id = " + key
                        + " WHERE l.number = ?")
                .param(lot)
                .query(Long.class)
                .single();
    }

    private long one(String query) {
        return db.sql(query).query(Long.class).single();
    }

    private static long count(List<LotWay.Step> completed, String kind) {
        return completed.stream().filter(step -> step.kind().equals(kind)).count();
    }

    private static void same(List<String> faults, String lot, String what, long found, long expected) {
        if (found != expected) {
            faults.add(lot + ": " + found + " " + what + ", expected " + expected);
        }
    }
}
