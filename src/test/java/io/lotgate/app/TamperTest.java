package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lotgate.ledger.Verification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is changed behind the program's back is found, with its place. */
class TamperTest {
    private final Lab lab = Lab.lab();
    private String number = "";
    private UUID lot = new UUID(0, 0);

    @BeforeEach
    void aLotWithOneResult() {
        SampleWay way = lab.way();
        SampleLot sample = lab.dose();
        number = sample.number();
        lot = way.register(sample);
        way.receive(lot, sample);
        way.performAndAccept(lot, sample, "viability");
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void reportsOneChangedCharacterInAResult() throws SQLException {
        String where = "lot = '" + lot + "' AND test = 'viability'";
        changed(
                "record.result",
                "content = overlay(content PLACING '9'::bytea FROM position('\"89\"'::bytea IN content) + 1)",
                where,
                "record.result",
                "content or hash was changed");
    }

    @Test
    void reportsAResultRewrittenTogetherWithItsHash() throws SQLException {
        String where = "lot = '" + lot + "' AND test = 'viability'";
        String rewritten = "convert_to(replace(convert_from(content, 'UTF8'), '\"89\"', '\"99\"'), 'UTF8')";
        changed(
                "record.result",
                "content = " + rewritten + ", hash = encode(sha256(" + rewritten + "), 'hex')",
                where,
                "record.result",
                "content is not what ledger lot/" + lot);
    }

    @Test
    void reportsAChangedColumnOfAResult() throws SQLException {
        changed(
                "record.result",
                "verdict = 'OUT_OF_SPECIFICATION'",
                "lot = '" + lot + "'",
                "record.result",
                "column verdict says «OUT_OF_SPECIFICATION», the hashed content «CONFORMS»");
    }

    @Test
    void reportsOneChangedCharacterInALedgerEntry() throws SQLException {
        changed(
                "record.ledger_entry",
                "content = overlay(content PLACING 'X'::bytea FROM 30)",
                "stream = 'lot/" + lot + "' AND number = 2",
                "ledger lot/" + lot + " entry 2",
                "does not have the hash");
    }

    @Test
    void reportsAProjectionThatDiffersFromTheRecord() throws SQLException {
        changed(
                "projection.lot",
                "status = 'RELEASED'",
                "id = '" + lot + "'",
                "projection.lot " + number,
                "column status says «RELEASED», the record «UNDER_TEST»");
    }

    @Test
    void reportsATestThatOnlyTheProjectionConcludes() throws SQLException {
        changed(
                "projection.test",
                "state = 'CONCLUDED'",
                "lot = '" + lot + "' AND test = 'sterility'",
                "projection.test " + number + " sterility",
                "column state says «CONCLUDED», the record «TO_PERFORM»");
    }

    /** Every column of every projection at once: each is named. */
    @Test
    void reportsEveryColumnOfEveryProjection() throws SQLException {
        int tried = 0;
        try (Connection connection = lab.superuser()) {
            connection.setAutoCommit(false);
            JdbcClient db = JdbcClient.create(
                    new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true));
            List<Map<String, Object>> columns = db.sql("SELECT table_name, column_name, data_type FROM"
                            + " information_schema.columns WHERE table_schema = 'projection' AND table_name IN ('lot', 'test')"
                            + " AND column_name NOT IN ('id', 'lot', 'test')")
                    .query()
                    .listOfRows();
            for (Map<String, Object> column : columns) {
                String table = (String) column.get("table_name");
                String name = (String) column.get("column_name");
                String other =
                        switch ((String) column.get("data_type")) {
                            case "integer" -> name + " + 1";
                            case "timestamp with time zone" -> "coalesce(" + name + ", now()) + interval '1 hour'";
                            default -> name + " || 'x'";
                        };
                String where = table.equals("lot") ? "id = ?" : "test = 'sterility' AND lot = ?";
                assertThat(db.sql("UPDATE projection." + table + " SET " + name + " = " + other + " WHERE " + where)
                                .param(lot)
                                .update())
                        .isEqualTo(1);
                tried++;
            }
            assertThat(db.sql("DELETE FROM projection.test WHERE lot = ? AND test = 'viability'")
                            .param(lot)
                            .update())
                    .isEqualTo(1);
            db.sql("UPDATE projection.ledger_head SET number = number + 1 WHERE stream = ?")
                    .param("lot/" + lot)
                    .update();
            List<Verification.Fault> faults = faults(connection);
            for (Map<String, Object> column : columns) {
                String place = "projection." + column.get("table_name");
                String what = "column " + column.get("column_name") + " says";
                assertThat(faults)
                        .as("%s %s", place, what)
                        .anyMatch(fault ->
                                fault.place().startsWith(place) && fault.what().startsWith(what));
            }
            assertThat(faults)
                    .anyMatch(fault -> fault.place().equals("projection.test " + number + " viability"))
                    .anyMatch(fault -> fault.place().equals("ledger head lot/" + lot));
            connection.rollback();
        }
        assertThat(tried).isGreaterThan(14);
    }

    @Test
    void reportsACutTail() throws SQLException {
        try (Connection connection = lab.superuser()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL session_replication_role = replica");
                statement.executeUpdate("DELETE FROM record.ledger_entry WHERE stream = 'lot/" + lot
                        + "' AND number = (SELECT max(number) FROM record.ledger_entry WHERE stream = 'lot/" + lot
                        + "')");
            }
            assertThat(faults(connection)).anyMatch(fault -> fault.place().equals("ledger head lot/" + lot));
            connection.rollback();
        }
    }

    @Test
    void reportsADeletedSignatureAndAnInsertedOne() throws SQLException {
        try (Connection connection = lab.superuser()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL session_replication_role = replica");
                statement.executeUpdate("UPDATE record.signature SET id = gen_random_uuid() WHERE subject IN"
                        + " (SELECT id FROM record.result WHERE lot = '" + lot + "')");
            }
            assertThat(faults(connection))
                    .anyMatch(fault -> fault.what().startsWith("was deleted"))
                    .anyMatch(fault -> fault.what().startsWith("was inserted behind the ledger"));
            connection.rollback();
        }
    }

    @Test
    void letsTheApplicationsOwnRoleNeitherChangeNorDeleteARecord() throws SQLException {
        try (Connection connection = lab.application();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE record.result SET verdict = 'CONFORMS'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM record.ledger_entry"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void refusesAChangeEvenToTheOwnerByTrigger() throws SQLException {
        try (Connection connection = lab.superuser();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM record.result"))
                    .hasMessageContaining("never changed");
        }
    }

    /** Makes the change as a superuser past the triggers, verifies inside that transaction, and takes it back. */
    private void changed(String table, String set, String where, String place, String what) throws SQLException {
        try (Connection connection = lab.superuser()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL session_replication_role = replica");
                int rows = statement.executeUpdate("UPDATE " + table + " SET " + set + " WHERE " + where);
                assertThat(rows).isPositive();
            }
            Optional<Verification.Fault> fault = faults(connection).stream()
                    .filter(found -> found.place().startsWith(place))
                    .filter(found -> found.what().contains(what))
                    .findFirst();
            assertThat(fault)
                    .as("a fault at %s: %s, among %s", place, what, faults(connection))
                    .isPresent();
            connection.rollback();
        }
    }

    private static List<Verification.Fault> faults(Connection connection) {
        var one = new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true);
        return Verify.verify(JdbcClient.create(one)).faults();
    }

    private Verification verify() {
        return Verify.verify(lab.bean(JdbcClient.class));
    }
}
