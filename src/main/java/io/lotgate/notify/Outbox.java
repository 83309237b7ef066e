package io.lotgate.notify;

import io.lotgate.ledger.Actor;
import io.lotgate.value.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The notices, whose they are, and who has seen them. */
final class Outbox {
    /** Older ones are not counted as new any more, so that counting costs the same after years. */
    private static final Duration NEW = Duration.ofDays(30);

    private static final String UNSEEN = "SELECT DISTINCT r.notice FROM working.notice_role r WHERE r.role IN (:roles)"
            + " AND r.notice > :floor AND NOT EXISTS (SELECT 1 FROM working.notice_seen s"
            + " WHERE s.notice = r.notice AND s.person = :person)";

    private final JdbcClient db;

    Outbox(JdbcClient db) {
        this.db = db;
    }

    /** Keeps a notice; empty when its key was told before. */
    Optional<UUID> add(Notice notice, Set<String> roles, Instant at) {
        UUID id = Ids.next();
        int added = db.sql("INSERT INTO working.notice (id, key, kind, lot, number, text, at) VALUES (?,?,?,?,?,?,?)"
                        + " ON CONFLICT (key) DO NOTHING")
                .params(id, notice.key(), notice.kind().name(), notice.lot(), notice.number(), notice.text(), utc(at))
                .update();
        if (added == 0) {
            return Optional.empty();
        }
        roles.forEach(role -> db.sql("INSERT INTO working.notice_role (role, notice) VALUES (?,?)")
                .params(role, id)
                .update());
        return Optional.of(id);
    }

    Set<String> untold(Collection<String> keys) {
        Set<String> untold = new TreeSet<>(keys);
        if (!untold.isEmpty()) {
            db.sql("SELECT key FROM working.notice WHERE key IN (:keys)")
                    .param("keys", untold)
                    .query(String.class)
                    .list()
                    .forEach(untold::remove);
        }
        return untold;
    }

    /** One page of what these roles were told, the newest first. */
    Notices.Page page(Actor reader, Notices.Place place, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit + 1, "person", reader.person()));
        boolean back = place.newer();
        String beyond = place.than()
                .map(id -> " AND notice " + (back ? ">" : "<") + " :than")
                .orElse("");
        place.than().ifPresent(id -> values.put("than", id));
        String way = back ? " ASC" : " DESC";
        String ids = "SELECT DISTINCT notice FROM (" + branches(reader, beyond, way, values) + ") own ORDER BY notice"
                + way + " LIMIT :limit";
        values.put("floor", floor());
        List<Notices.Told> read = db.sql("SELECT n.id, n.kind, n.number, n.text, n.at, n.id < :floor OR EXISTS"
                        + " (SELECT 1 FROM working.notice_seen s WHERE s.notice = n.id AND s.person = :person)"
                        + " FROM (" + ids + ") page JOIN working.notice n ON n.id = page.notice ORDER BY n.id" + way)
                .params(values)
                .query((row, i) -> told(row))
                .list();
        boolean rest = read.size() > limit;
        List<Notices.Told> shown = new ArrayList<>(rest ? read.subList(0, limit) : read);
        if (back) {
            Collections.reverse(shown);
        }
        return back
                ? new Notices.Page(shown, rest, true)
                : new Notices.Page(shown, place.than().isPresent(), rest);
    }

    /** How many are new to a reader, counted no further than to the most. */
    int unseen(Actor reader, int most) {
        return reader.roles().isEmpty()
                ? 0
                : db.sql("SELECT count(*) FROM (" + UNSEEN + " LIMIT :most) unseen")
                        .param("roles", reader.roles())
                        .param("person", reader.person())
                        .param("floor", floor())
                        .param("most", most)
                        .query(Integer.class)
                        .single();
    }

    /** Marks what a reader was shown: everything up to a notice; what was committed later stays new. */
    int seen(Actor reader, UUID upTo, Instant now) {
        return reader.roles().isEmpty()
                ? 0
                : db.sql("INSERT INTO working.notice_seen (person, notice, at) SELECT :person, notice, :now FROM ("
                                + UNSEEN + ") unseen WHERE notice <= :upTo ON CONFLICT DO NOTHING")
                        .param("roles", reader.roles())
                        .param("person", reader.person())
                        .param("floor", floor())
                        .param("upTo", upTo)
                        .param("now", utc(now))
                        .update();
    }

    /** Each role's newest are read from the key's order, then they are merged. */
    private static String branches(Actor reader, String beyond, String way, Map<String, Object> values) {
        List<String> roles = new ArrayList<>(reader.roles());
        if (roles.isEmpty()) {
            return "SELECT id AS notice FROM working.notice WHERE false";
        }
        List<String> branches = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            values.put("role" + i, roles.get(i));
            branches.add("(SELECT notice FROM working.notice_role WHERE role = :role" + i + beyond + " ORDER BY notice"
                    + way + " LIMIT :limit)");
        }
        return String.join(" UNION ALL ", branches);
    }

    /** The smallest identifier that a notice of the last days can have: its first 48 bits are milliseconds. */
    private static UUID floor() {
        long now = Ids.next().getMostSignificantBits() >>> 16;
        return new UUID((now - NEW.toMillis()) << 16, 0);
    }

    private static Notices.Told told(ResultSet row) throws SQLException {
        return new Notices.Told(
                row.getObject(1, UUID.class),
                Notice.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getBoolean(6));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
