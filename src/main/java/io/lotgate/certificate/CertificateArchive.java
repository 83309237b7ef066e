package io.lotgate.certificate;

import io.lotgate.lot.Listing;
import io.lotgate.lot.Status;
import io.lotgate.value.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * All certificates, the latest first, page by page. A certificate's identifier is of UUID version 7 (RFC 9562): its
 * first 48 bits are the milliseconds of its making, so that order and days are read from the key's index.
 */
public final class CertificateArchive {
    private static final String COLUMNS =
            "SELECT c.id, c.number, c.version, l.number, l.product, l.recipient, c.content, l.status,"
                    + " (SELECT max(version) FROM record.certificate n WHERE n.lot = c.lot),"
                    + " EXISTS (SELECT 1 FROM record.certificate_issue i WHERE i.certificate = c.id)"
                    + " FROM record.certificate c JOIN projection.lot l ON l.id = c.lot";
    private static final String STANDING =
            "convert_from(c.content, 'UTF8')::jsonb #>> '{content,disposition,standing}' = :standing";

    private final JdbcClient db;

    CertificateArchive(JdbcClient db) {
        this.db = db;
    }

    /** One page of the archive. */
    public Listing<CertificateLine> list(CertificateQuery query, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit + 1));
        String sql = COLUMNS + " WHERE " + String.join(" AND ", conditions(query, values)) + " ORDER BY c.id"
                + (query.place().backwards() ? "" : " DESC") + " LIMIT :limit";
        return Listing.of(
                db.sql(sql).params(values).query((row, i) -> line(row)).list(), query.place(), limit);
    }

    private static List<String> conditions(CertificateQuery query, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (!query.text().isEmpty()) {
            conditions.add("(l.number ILIKE :like OR c.number ILIKE :like OR l.recipient ILIKE :like"
                    + " OR l.product IN (:named))");
            values.put(
                    "like",
                    "%" + query.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            values.put("named", query.named().isEmpty() ? List.of("") : query.named());
        }
        if (!query.product().isEmpty()) {
            conditions.add("l.product = :product");
            values.put("product", query.product());
        }
        query.status().ifPresent(status -> {
            conditions.add("l.status = :status");
            values.put("status", status.name());
        });
        query.standing().ifPresent(standing -> {
            conditions.add(STANDING);
            values.put("standing", standing.name());
        });
        if (query.current()) {
            conditions.add("NOT EXISTS (SELECT 1 FROM record.certificate n WHERE n.lot = c.lot"
                    + " AND n.version > c.version)");
        }
        query.from().ifPresent(from -> {
            conditions.add("c.id >= :from");
            values.put("from", first(from));
        });
        query.until().ifPresent(until -> {
            conditions.add("c.id < :until");
            values.put("until", first(until));
        });
        query.key().ifPresent(key -> {
            conditions.add("c.id " + (query.place().backwards() ? ">" : "<") + " :key");
            values.put("key", key);
        });
        return conditions;
    }

    /** No identifier made at this instant or later is smaller. */
    private static UUID first(Instant instant) {
        return new UUID(Math.max(0, instant.toEpochMilli()) << 16, 0);
    }

    private static CertificateLine line(ResultSet row) throws SQLException {
        JsonNode content = RecordJson.parse(row.getBytes(7)).path("content");
        return new CertificateLine(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Standing.valueOf(content.at("/disposition/standing").stringValue()),
                Instant.parse(content.at("/issue/at/at").stringValue()),
                Status.valueOf(row.getString(8)),
                row.getInt(9),
                row.getBoolean(10));
    }
}
