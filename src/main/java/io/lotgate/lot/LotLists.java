package io.lotgate.lot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists from the projections: lots by number, open work by time left. */
final class LotLists {
    private final JdbcClient db;

    LotLists(JdbcClient db) {
        this.db = db;
    }

    List<LotLine> lots(String contains, Optional<Status> status, String after, int limit) {
        String like = "%" + contains.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return db.sql(
                        "SELECT l.id, l.number, l.product, l.status, l.step, l.recipient, l.manufactured_at, l.expires_at,"
                                + " count(t.*), count(*) FILTER (WHERE t.state = 'CONCLUDED'),"
                                + " coalesce(min(t.verdict) FILTER (WHERE t.verdict = 'OUT_OF_SPECIFICATION'),"
                                + " min(t.verdict) FILTER (WHERE t.verdict = 'INCONCLUSIVE'),"
                                + " min(t.verdict) FILTER (WHERE t.verdict = 'INVALID'), max(t.verdict), '')"
                                + " FROM projection.lot l JOIN projection.test t ON t.lot = l.id"
                                + " WHERE (l.number ILIKE :like OR l.recipient ILIKE :like) AND l.number > :after"
                                + " AND (:status = '' OR l.status = :status) GROUP BY l.id ORDER BY l.number LIMIT :limit")
                .param("like", like)
                .param("after", after)
                .param("status", status.map(Status::name).orElse(""))
                .param("limit", limit)
                .query((row, i) -> line(row))
                .list();
    }

    List<OpenWork> open(Set<OpenWork.Kind> kinds, int limit) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return db.sql(
                        """
                        SELECT * FROM (SELECT CASE t.state WHEN 'TO_PERFORM' THEN 'PERFORM' ELSE 'REVIEW' END AS kind, l.id, l.number,
                               l.product, t.test, least(t.due_at, l.expires_at) AS due
                        FROM projection.test t JOIN projection.lot l ON l.id = t.lot
                        WHERE t.state IN ('TO_PERFORM', 'TO_REVIEW') AND l.status = 'UNDER_TEST'
                        UNION ALL
                        SELECT l.step, l.id, l.number, l.product, '', l.expires_at FROM projection.lot l
                        WHERE l.step IN ('RECEIVE_SAMPLES', 'REVIEW_BATCH_RECORD', 'DECIDE')
                        ) open WHERE kind IN (:kinds) ORDER BY due, number, test LIMIT :limit""")
                .param("kinds", kinds.stream().map(Enum::name).toList())
                .param("limit", limit)
                .query((row, i) -> new OpenWork(
                        OpenWork.Kind.valueOf(row.getString(1)),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static LotLine line(ResultSet row) throws SQLException {
        return new LotLine(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Status.valueOf(row.getString(4)),
                Step.valueOf(row.getString(5)),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getInt(9),
                row.getInt(10),
                row.getString(11));
    }
}
