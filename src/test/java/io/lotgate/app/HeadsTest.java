package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the chains alone do not show, heads kept elsewhere do. */
class HeadsTest {
    private final Lab lab = Lab.lab();
    private String stream = "";
    private UUID lot = new UUID(0, 0);
    private final SampleLot sample = lab.dose();
    private HeadsFile heads = ExportHeads.export(lab.owner(), lab.bean(Clock.class));

    @BeforeEach
    void aReceivedLotAndItsHead() throws InterruptedException {
        lot = lab.way().register(sample);
        lab.way().receive(lot, sample);
        stream = "lot/" + lot;
        settle();
        heads = ExportHeads.export(lab.owner(), lab.bean(Clock.class));
    }

    /** A test that is late from the beginning is put on record as such by a timer, which must not meet the forger. */
    private void settle() throws InterruptedException {
        for (int i = 0; i < 300 && due() > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(due()).as("jobs of this lot that are due").isZero();
    }

    private int due() {
        Timestamp now = Timestamp.from(lab.bean(Clock.class).instant());
        return JdbcClient.create(lab.owner())
                .sql("SELECT count(*) FROM engine.act_ru_job j JOIN engine.act_ru_execution p"
                        + " ON p.id_ = j.process_instance_id_"
                        + " WHERE split_part(p.business_key_, '/', 1) = ? AND (j.duedate_ IS NULL OR j.duedate_ <= ?)")
                .params(lot.toString(), now)
                .query(Integer.class)
                .single();
    }

    @Test
    void holdWhileTheLedgerGoesOn() {
        lab.way().performAndAccept(lot, sample, "viability");
        assertThat(Verify.verify(JdbcClient.create(lab.owner()), heads).faults())
                .isEmpty();
    }

    @Test
    void findATailThatWasCutTogetherWithItsHead() throws SQLException {
        assertThat(after(
                        "DELETE FROM record.ledger_entry WHERE stream = '" + stream + "' AND number > 1",
                        "UPDATE projection.ledger_head h SET number = 1, hash = (SELECT hash FROM record.ledger_entry e"
                                + " WHERE e.stream = h.stream AND number = 1) WHERE stream = '" + stream + "'"))
                .anyMatch(fault -> fault.place().equals("ledger stream " + stream)
                        && fault.what().startsWith("ends at entry 1; the exported heads have its entry "));
    }

    @Test
    void findAStreamThatWasRemoved() throws SQLException {
        assertThat(after(
                        "DELETE FROM record.ledger_entry WHERE stream = '" + stream + "'",
                        "DELETE FROM projection.ledger_head WHERE stream = '" + stream + "'"))
                .anyMatch(fault -> fault.place().equals("ledger stream " + stream)
                        && fault.what().startsWith("is gone"));
    }

    /** The last entry's reason is written anew with a fresh hash, in the entry and in the head: the chain holds. */
    @Test
    void findAnEntryRewrittenWithAFreshHash() throws SQLException {
        String last = " WHERE stream = '" + stream + "' AND number = (SELECT max(number) FROM record.ledger_entry"
                + " WHERE stream = '" + stream + "')";
        List<Verification.Fault> faults = after(
                "UPDATE record.ledger_entry SET content = convert_to(replace(convert_from(content, 'UTF8'),"
                        + " '\"reason\":\"\"', '\"reason\":\"forged\"'), 'UTF8')" + last,
                "UPDATE record.ledger_entry SET hash = encode(sha256(content), 'hex')" + last,
                "UPDATE projection.ledger_head h SET hash = (SELECT hash FROM record.ledger_entry" + last
                        + ") WHERE stream = '" + stream + "'");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.place()).isEqualTo("ledger stream " + stream);
            assertThat(fault.what()).endsWith("rewritten");
        });
    }

    @Test
    void areReadBackAsWritten(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("heads.json");
        ExportHeads.write(file, heads.bytes());
        assertThat(HeadsFile.read(file)).isEqualTo(heads);
        byte[] changed = Files.readString(file)
                .replace(heads.heads().get(0).hash(), "0".repeat(64))
                .getBytes(StandardCharsets.UTF_8);
        Path other = folder.resolve("changed.json");
        ExportHeads.write(other, changed);
        Throwable refused = org.assertj.core.api.Assertions.catchThrowable(() -> HeadsFile.read(other));
        assertThat(Refusals.line(refused)).contains("damaged or was changed");
    }

    private List<Verification.Fault> after(String... changes) throws SQLException {
        try (Connection connection = lab.superuser()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL session_replication_role = replica");
                for (String change : changes) {
                    assertThat(statement.executeUpdate(change)).isPositive();
                }
            }
            JdbcClient db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            List<Verification.Fault> faults = Verify.verify(db, heads).faults();
            connection.rollback();
            return faults;
        }
    }
}
