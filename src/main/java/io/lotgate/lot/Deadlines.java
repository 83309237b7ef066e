package io.lotgate.lot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Times that passed or are about to, from the projections. */
public final class Deadlines {
    private static final String PASSED = "SELECT * FROM (SELECT t.lot, l.number, t.test, t.attempt,"
            + " t.state = 'TO_REVIEW' AS review, false AS investigation, t.deadline AS due FROM projection.test t"
            + " JOIN projection.lot l ON l.id = t.lot"
            + " WHERE t.state IN ('TO_PERFORM', 'TO_REVIEW') AND t.deadline < :now"
            + " UNION ALL SELECT t.lot, l.number, t.test, t.attempt, false, true, t.investigation_due"
            + " FROM projection.test t JOIN projection.lot l ON l.id = t.lot"
            + " WHERE t.investigation <> '' AND t.investigation_due < :now) passed";

    /** What is due at once, such as a recall, is late when it still waits after this time. */
    private static final Duration AT_ONCE = Duration.ofHours(1);

    private final JdbcClient db;

    Deadlines(JdbcClient db) {
        this.db = db;
    }

    /**
     * Open work on a test that is past its due time.
     *
     * @param attempt how many results the test has
     * @param review whether its last result waits for review; otherwise the test waits to be performed
     * @param investigation whether it is the test's investigation that is late, and not the test
     */
    public record Passed(
            UUID lot, String number, String test, int attempt, boolean review, boolean investigation, Instant dueAt) {}

    /**
     * What a course of events of a lot waits for past its due time.
     *
     * @param subject the dose; the lot itself in every other course
     */
    public record Waiting(UUID lot, String number, Need need, UUID subject, Instant dueAt) {
        private boolean late(Instant now) {
            return need.course() != Need.Course.RECALL || dueAt.plus(AT_ONCE).isBefore(now);
        }
    }

    /** A lot that expires soon. */
    public record Expiring(UUID lot, String number, Instant expiresAt) {}

    /** Work past its due time, the longest first; behind the last of the page before. */
    public List<Passed> passed(Instant now, Optional<Passed> behind, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("now", utc(now), "limit", limit));
        behind.ifPresent(last -> {
            values.put("due", utc(last.dueAt()));
            values.put("lot", last.lot());
            values.put("test", last.test());
            values.put("investigation", last.investigation());
        });
        String beyond = behind.isPresent()
                ? " WHERE (due, lot, test, investigation) > (:due, :lot, :test, :investigation)"
                : "";
        return db.sql(PASSED + beyond + " ORDER BY due, lot, test, investigation LIMIT :limit")
                .params(values)
                .query((row, i) -> passed(row))
                .list();
    }

    /** What courses of events wait for past its due time, the longest first. */
    public List<Waiting> waiting(Instant now) {
        return db
                .sql("SELECT e.lot, l.number, e.need, e.subject, e.due_at FROM projection.errand e"
                        + " JOIN projection.lot l ON l.id = e.lot WHERE e.due_at < :now"
                        + " ORDER BY e.due_at, e.lot, e.subject, e.need")
                .param("now", utc(now))
                .query((row, i) -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Need.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        instant(row, 5)))
                .list()
                .stream()
                .filter(one -> one.late(now))
                .toList();
    }

    /**
     * Lots that expire within this time and can still be used; for those with a short life only in its last quarter, so
     * that a lot is not about to expire on the day it is made.
     */
    public List<Expiring> expiring(Instant now, Instant until) {
        return db.sql(
                        "SELECT id, number, expires_at FROM projection.lot WHERE expires_at > :now AND expires_at <= :until"
                                + " AND expires_at - (expires_at - manufactured_at) / 4 <= :now"
                                + " AND status NOT IN ('REJECTED', 'RECALLED', 'EXPIRED', 'CLOSED') ORDER BY expires_at, number")
                .param("now", utc(now))
                .param("until", utc(until))
                .query((row, i) -> new Expiring(row.getObject(1, UUID.class), row.getString(2), instant(row, 3)))
                .list();
    }

    private static Passed passed(ResultSet row) throws SQLException {
        return new Passed(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getBoolean(5),
                row.getBoolean(6),
                instant(row, 7));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
