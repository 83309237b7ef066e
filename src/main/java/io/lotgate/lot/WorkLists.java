package io.lotgate.lot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open work from the projections: each kind is read in order from an index of its own, then they are merged. */
public final class WorkLists {
    private final JdbcClient db;

    WorkLists(JdbcClient db) {
        this.db = db;
    }

    /** One page of open work. */
    public Listing<OpenWork> open(WorkQuery query, int limit) {
        if (query.kinds().isEmpty()) {
            return new Listing<>(List.of(), false, false);
        }
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit + 1));
        String way = query.place().backwards() ? " DESC" : "";
        String order = " ORDER BY due" + way + ", lot" + way + ", test" + way + " LIMIT :limit";
        String merged = query.kinds().stream()
                .map(kind -> "(SELECT * FROM (" + branch(kind) + ") one" + where(query, values) + order + ")")
                .collect(Collectors.joining(" UNION ALL "));
        List<OpenWork> read = db.sql("SELECT * FROM (" + merged + ") open" + order)
                .params(values)
                .query((row, i) -> work(row))
                .list();
        return Listing.of(read, query.place(), limit);
    }

    /** How much work is open, counted no further than to the most. */
    public int count(WorkQuery query, int most) {
        if (query.kinds().isEmpty()) {
            return 0;
        }
        Map<String, Object> values = new HashMap<>(Map.of("most", most));
        String all = query.kinds().stream()
                .map(kind -> "(SELECT 1 FROM (" + branch(kind) + ") one" + where(query, values) + " LIMIT :most)")
                .collect(Collectors.joining(" UNION ALL "));
        return db.sql("SELECT least(count(*), :most) FROM (" + all + ") open")
                .params(values)
                .query(Integer.class)
                .single();
    }

    private static String branch(OpenWork.Kind kind) {
        return switch (kind) {
            case PERFORM -> tests(kind, TestPhase.TO_PERFORM);
            case REVIEW -> tests(kind, TestPhase.TO_REVIEW);
            case LABORATORY_PHASE -> investigations(kind, LotInvestigation.Phase.LABORATORY);
            case ASSESS_INVESTIGATION -> investigations(kind, LotInvestigation.Phase.ASSESSMENT);
            case CONCLUDE_INVESTIGATION -> investigations(kind, LotInvestigation.Phase.CONCLUSION);
            case ERRAND_QA -> errands(kind, "QA_MANAGER");
            case ERRAND_BENCH -> errands(kind, "QC_TECHNICIAN");
            default ->
                "SELECT '" + kind + "' AS kind, id AS lot, number, product, '' AS test, expires_at AS due"
                        + " FROM projection.lot WHERE step = '" + kind + "'";
        };
    }

    private static String tests(OpenWork.Kind kind, TestPhase phase) {
        return "SELECT '" + kind + "' AS kind, t.lot, l.number, l.product, t.test, t.deadline AS due"
                + " FROM projection.test t JOIN projection.lot l ON l.id = t.lot"
                + " WHERE t.state = '" + phase + "' AND t.deadline IS NOT NULL";
    }

    private static String errands(OpenWork.Kind kind, String role) {
        String needs = Arrays.stream(Need.values())
                .filter(need -> need.work() && need.role().equals(Optional.of(role)))
                .map(need -> "'" + need + "'")
                .collect(Collectors.joining(","));
        return "SELECT '" + kind + "' AS kind, e.lot, l.number, l.product, e.need AS test, e.due_at AS due"
                + " FROM projection.errand e JOIN projection.lot l ON l.id = e.lot WHERE e.need IN (" + needs + ")";
    }

    /** QA's steps wait until the result is reviewed; the laboratory's part runs beside the review. */
    private static String investigations(OpenWork.Kind kind, LotInvestigation.Phase phase) {
        String reviewed =
                phase == LotInvestigation.Phase.LABORATORY ? "" : " AND t.state = '" + TestPhase.INVESTIGATION + "'";
        return "SELECT '" + kind + "' AS kind, t.lot, l.number, l.product, t.test, t.investigation_due AS due"
                + " FROM projection.test t JOIN projection.lot l ON l.id = t.lot"
                + " WHERE t.investigation = '" + phase + "'" + reviewed;
    }

    private static String where(WorkQuery query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(" WHERE true");
        if (!query.product().isEmpty()) {
            where.append(" AND product = :product");
            values.put("product", query.product());
        }
        query.dueBefore().ifPresent(before -> {
            where.append(" AND due < :before");
            values.put("before", before.atOffset(ZoneOffset.UTC));
        });
        query.key().ifPresent(key -> {
            where.append(" AND (due, lot, test) ")
                    .append(query.place().backwards() ? "<" : ">")
                    .append(" (:due, :lot, :test)");
            values.put("due", key.due().atOffset(ZoneOffset.UTC));
            values.put("lot", key.lot());
            values.put("test", key.test());
        });
        return where.toString();
    }

    private static OpenWork work(ResultSet row) throws SQLException {
        return new OpenWork(
                OpenWork.Kind.valueOf(row.getString(1)),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
