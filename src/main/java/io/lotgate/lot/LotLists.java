package io.lotgate.lot;

import io.lotgate.lot.LotQuery.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lots from the projections, page by page: each page is read from an index at its place, however long the list. */
public final class LotLists {
    private static final String COLUMNS = "l.id, l.number, l.product, l.status, l.step, l.recipient,"
            + " l.manufactured_at, l.expires_at, t.tests, t.concluded, t.worst";
    private static final String TESTS = "SELECT count(*) AS tests,"
            + " count(*) FILTER (WHERE state = 'CONCLUDED') AS concluded,"
            + " coalesce(min(verdict) FILTER (WHERE verdict = 'OUT_OF_SPECIFICATION'),"
            + " min(verdict) FILTER (WHERE verdict = 'INCONCLUSIVE'),"
            + " min(verdict) FILTER (WHERE verdict = 'INVALID'), max(verdict), '') AS worst"
            + " FROM projection.test WHERE lot = l.id";

    private final JdbcClient db;

    LotLists(JdbcClient db) {
        this.db = db;
    }

    /** One page of lots. */
    public Listing<LotLine> lots(LotQuery query, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit + 1));
        boolean back = query.place().backwards();
        String way = back ? " DESC" : "";
        String order = query.order() == Order.NUMBER ? "number" + way : "expires_at" + way + ", number" + way;
        String page = "SELECT * FROM projection.lot WHERE " + String.join(" AND ", conditions(query, values))
                + " ORDER BY " + order + " LIMIT :limit";
        List<LotLine> read = db.sql("SELECT " + COLUMNS + " FROM (" + page + ") l CROSS JOIN LATERAL (" + TESTS
                        + ") t ORDER BY " + order)
                .params(values)
                .query((row, i) -> line(row))
                .list();
        return Listing.of(read, query.place(), limit);
    }

    /** Whether there is a lot of this number. */
    public boolean has(String number) {
        return db.sql("SELECT 1 FROM projection.lot WHERE number = ?")
                .param(number)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Numbers of the lots made from this donation; two are enough to know that it is not one. */
    public List<String> ofDonation(String din) {
        return db.sql("SELECT number FROM projection.lot WHERE din = ? AND din <> '' ORDER BY number LIMIT 2")
                .param(din)
                .query(String.class)
                .list();
    }

    private static List<String> conditions(LotQuery query, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (!query.text().isEmpty()) {
            conditions.add("(number ILIKE :like OR recipient ILIKE :like OR din = :text OR product IN (:named))");
            values.put("like", "%" + escaped(query.text()) + "%");
            values.put("text", query.text());
            values.put("named", query.named().isEmpty() ? List.of("") : query.named());
        }
        if (!query.product().isEmpty()) {
            conditions.add("product = :product");
            values.put("product", query.product());
        }
        query.status().ifPresent(status -> {
            conditions.add("status = :status");
            values.put("status", status.name());
        });
        query.key().ifPresent(key -> conditions.add(beyond(query, key, values)));
        return conditions;
    }

    private static String beyond(LotQuery query, LotQuery.Key key, Map<String, Object> values) {
        String sign = query.place().backwards() ? " < " : " > ";
        values.put("number", key.number());
        if (query.order() == Order.NUMBER) {
            return "number" + sign + ":number";
        }
        values.put("expires", key.expiresAt().atOffset(ZoneOffset.UTC));
        return "(expires_at, number)" + sign + "(:expires, :number)";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
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
