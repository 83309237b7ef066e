package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Seal;
import io.lotgate.ledger.SealFolder;
import io.lotgate.ledger.Seals;
import io.lotgate.ledger.Signature;
import io.lotgate.ledger.Site;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.SiteKey;
import io.lotgate.ledger.SiteKeys;
import io.lotgate.ledger.Verification;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ledger of its own, small and with rows in every record table, in one transaction of a superuser past all triggers, which
 * is never committed. What a test changes is taken back by {@link #back}.
 */
final class SmallLedger implements AutoCloseable {
    static final Instant START = Instant.parse("2031-03-03T08:00:00Z");

    final JdbcClient db;
    final Connection connection;
    final UUID site = Ids.next();
    final SiteKey first = OwnKey.of("Small site before", "EC", 256).site();
    final SiteKey key = OwnKey.of("Small site", "EC", 256).site();
    private Instant now = START;
    private Savepoint point;

    private SmallLedger(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        db.sql("SET LOCAL session_replication_role = replica").update();
        Site laboratory = new Site(site, "Small site", "小实验室", "1 Road", "", "UTC", false);
        ledger().append("site", change().write(Row.of("site", site, List.of(), laboratory)));
        later(Duration.ofSeconds(1));
        this.point = connection.setSavepoint();
    }

    /** Without keys, seals and rows yet. */
    static SmallLedger open() throws SQLException {
        String address = Made.ADDRESS;
        return new SmallLedger(DriverManager.getConnection(
                address, "postgres", new DataFolder(Lab.lab().data()).secret("superuser")));
    }

    /** The one database of all small ledgers; none of them ever commits to it. */
    private static final class Made {
        static final String ADDRESS = make();

        private static String make() {
            try (Connection found = Lab.lab().superuser()) {
                Migrations.run(Lab.lab().emptyDatabase("small_ledgers"), "lotgate_app");
                return found.getMetaData().getURL().replaceAll("/lotgate$", "/small_ledgers");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    Ledger ledger() {
        return ledger(Optional.of(key));
    }

    Ledger ledger(Optional<SiteKey> with) {
        return new Ledger(db, clock(), () -> site, with);
    }

    SiteKeys keys() {
        return new SiteKeys(db, ledger(), clock());
    }

    static Change change() {
        return Change.of("constructed", Actor.SYSTEM);
    }

    void append(String stream, int count) {
        for (int i = 0; i < count; i++) {
            ledger().append(stream, change().after("i", Integer.toString(i)));
        }
    }

    /** Two rows for every table that the ledger vouches for, and the rows without a stream. */
    void fill() {
        for (String table : vouched()) {
            for (int i = 0; i < 2 && !List.of("site", "site_key", "signature").contains(table); i++) {
                Row row = row(table, i);
                Signature signature =
                        new Signature(Ids.next(), row.id(), row.digest().hex(), "reviewed", Actor.SYSTEM, now, "UTC");
                ledger().append("lot/" + table, change().write(row).sign(signature));
            }
        }
        ledger().append("site", change().write(row("site", 1)));
        for (String text : List.of("one", "two")) {
            ledger().carriedOut(Ids.next(), "chen_li", "perform", Ids.next().toString());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ledger().keepFile(Digest.of(bytes), "text/plain", bytes);
        }
    }

    List<String> tables(String schema) {
        return db.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY 1")
                .param(schema)
                .query(String.class)
                .list();
    }

    List<String> vouched() {
        return db.sql("SELECT table_name FROM information_schema.columns WHERE table_schema = 'record'"
                        + " AND column_name = 'entry' ORDER BY 1")
                .query(String.class)
                .list();
    }

    private Row row(String table, int i) {
        ObjectNode content = RecordJson.object();
        UUID id = Ids.next();
        content.put("id", id.toString()).put("note", "constructed " + i);
        List<String> keys = new ArrayList<>();
        db.sql("SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'record'"
                        + " AND table_name = ? AND column_name NOT IN ('id', 'entry', 'content', 'hash')")
                .param(table)
                .query()
                .listOfRows()
                .forEach(column -> {
                    String name = (String) column.get("column_name");
                    keys.add(name);
                    switch ((String) column.get("data_type")) {
                        case "uuid" -> content.put(name, Ids.next().toString());
                        case "integer", "bigint" -> content.put(name, i + 1);
                        default -> content.put(name, name.equals("file") ? file() : name + i);
                    }
                });
        return new Row(table, id, keys, content);
    }

    private String file() {
        byte[] bytes = Ids.next().toString().getBytes(StandardCharsets.UTF_8);
        ledger().keepFile(Digest.of(bytes), "text/plain", bytes);
        return Digest.of(bytes).hex();
    }

    Optional<Seal> seal() {
        return seal(key);
    }

    Optional<Seal> seal(SiteKey with) {
        return new Seals(db, clock(), () -> site, with).seal(Duration.ofDays(1));
    }

    List<String> export(Path folder) {
        return new SealFolder(folder).export(db);
    }

    /** Two keys, rows in every table, and three seals hours apart, the first by the first key. */
    void sealed() throws SQLException {
        new SiteKeys(db, ledger(Optional.of(first)), clock()).putToUse(first, Optional.empty());
        ledger(Optional.of(first)).append("lot/early", change());
        later(Duration.ofHours(1));
        assertThat(seal(first)).isPresent();
        later(Duration.ofHours(1));
        keys().putToUse(key, Optional.of(first));
        fill();
        later(Duration.ofHours(1));
        assertThat(seal()).isPresent();
        later(Duration.ofHours(1));
        append("lot/later", 5);
        append("lot/review", 2);
        later(Duration.ofHours(1));
        assertThat(seal()).isPresent();
        later(Duration.ofHours(1));
        point = connection.setSavepoint();
    }

    /** Rows of another kind, sealed by another key: what a forger would make. */
    void sealedBy(SiteKey other) {
        Ledger ledger = ledger(Optional.of(other));
        new SiteKeys(db, ledger, clock()).putToUse(other, Optional.empty());
        ledger.append("lot/forged", change());
        later(Duration.ofHours(1));
        assertThat(seal(other)).isPresent();
    }

    /** Takes back what was changed since {@link #sealed}. */
    void back() throws SQLException {
        connection.rollback(point);
        point = connection.setSavepoint();
    }

    Verification verify(Optional<Path> seals, SiteCertificate... certificates) {
        return ledger().verify(seals, List.of(certificates));
    }

    int run(String sql, Object... values) {
        return db.sql(sql).params(values).update();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
