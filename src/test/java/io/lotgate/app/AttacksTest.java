package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.StreamExtract;
import io.lotgate.value.RecordJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.node.ObjectNode;

/** Attacks and accidents of {@code docs/attacks.md} that no other test tries. */
class AttacksTest {
    private static final Lab LAB = Lab.lab();

    /** Other systems hash what the database prints of a row; here the canonical bytes are hashed as stored. */
    @Test
    void anIntactLedgerHoldsUnderAnotherZoneLocaleAndDateStyle() throws SQLException {
        LAB.aLot();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try (Connection connection = LAB.superuser();
                Statement statement = connection.createStatement()) {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            statement.execute("SET TimeZone TO 'Asia/Kathmandu'");
            statement.execute("SET DateStyle TO 'ISO, DMY'");
            statement.execute("SET bytea_output TO 'escape'");
            statement.execute("SET extra_float_digits TO 0");
            assertThat(Verify.verify(JdbcClient.create(new SingleConnectionDataSource(connection, true)))
                            .faults())
                    .isEmpty();
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void noTwoEntriesShareAHashBecauseAFieldEndsEarlier() {
        ObjectNode one = RecordJson.object().put("limit", "95");
        ObjectNode other = RecordJson.object().put("limit", "9");
        List<Entry> entries = List.of(
                entry("approve", "dose", one, other),
                entry("approved", "ose", one, other),
                entry("approve", "dose", other, one),
                entry("approve", "dose", RecordJson.object().put("limi", "t95"), other),
                entry(
                        "approve",
                        "dose",
                        RecordJson.object(),
                        RecordJson.object().put("limit", "959")));

        assertThat(entries.stream().map(StreamExtract::hash)).doesNotHaveDuplicates();
    }

    /** What is asked for by a lot, a person or a signed record is found without reading a table through. */
    @Test
    void everyKeyThatIsFollowedHasAnIndex() throws SQLException {
        try (Connection connection = LAB.superuser()) {
            List<String> bare = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(
                            """
                            SELECT n.nspname || '.' || t.relname || '.' || a.attname
                            FROM pg_constraint f
                            JOIN pg_class t ON t.oid = f.conrelid
                            JOIN pg_namespace n ON n.oid = t.relnamespace
                            JOIN pg_class target ON target.oid = f.confrelid
                            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.conkey[1]
                            WHERE f.contype = 'f' AND n.nspname IN ('record', 'projection')
                              AND target.relname IN ('lot', 'person', 'result', 'certificate', 'controlled_document')
                              AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid
                                AND i.indpred IS NULL AND i.indkey[0] = a.attnum)
                            UNION ALL
                            SELECT 'record.signature.subject' WHERE NOT EXISTS (SELECT 1 FROM pg_index i
                              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                              WHERE i.indrelid = 'record.signature'::regclass AND a.attname = 'subject')
                            """)
                    .query(String.class)
                    .list();

            assertThat(bare).isEmpty();
        }
    }

    /** The engine may forget everything that ended: neither record nor lists are read from its history. */
    @Test
    void theRecordDoesNotLieInTheEnginesHistory() throws SQLException {
        LAB.aLot();
        try (Connection connection = LAB.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : List.of("detail", "varinst", "taskinst", "actinst", "procinst")) {
                statement.execute("TRUNCATE engine.act_hi_" + table);
            }
            assertThat(Verify.verify(JdbcClient.create(new SingleConnectionDataSource(connection, true)))
                            .faults())
                    .isEmpty();
            connection.rollback();
        }
    }

    private static Entry entry(String action, String reason, ObjectNode before, ObjectNode after) {
        return new Entry(
                new UUID(7, 7),
                "lot/1",
                2,
                Instant.parse("2031-05-01T08:00:00Z"),
                new UUID(1, 1),
                Actor.SYSTEM,
                action,
                Optional.empty(),
                before,
                after,
                reason,
                List.of(),
                Entry.START);
    }
}
