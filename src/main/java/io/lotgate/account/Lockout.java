package io.lotgate.account;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts wrong passwords a user name and locks it for a while; each statement commits by itself. */
final class Lockout {
    private final JdbcClient db;
    private final Clock clock;
    private final int attempts;
    private final Duration lockedFor;

    Lockout(JdbcClient db, Clock clock, int attempts, Duration lockedFor) {
        this.db = db;
        this.clock = clock;
        this.attempts = attempts;
        this.lockedFor = lockedFor;
    }

    Optional<Instant> lockedUntil(String username) {
        return db.sql("SELECT locked_until FROM working.sign_in WHERE username = ? AND locked_until IS NOT NULL")
                .param(username.toLowerCase(Locale.ROOT))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .filter(until -> until.isAfter(clock.instant()));
    }

    /** Every name that is locked now, and until when. */
    Map<String, Instant> locked() {
        Map<String, Instant> locked = new HashMap<>();
        db.sql("SELECT username, locked_until FROM working.sign_in WHERE locked_until > ?")
                .param(1, clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(row -> {
                    locked.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return locked;
    }

    /** Counts one wrong password; the last allowed one locks and starts the count anew. */
    int failed(String username) {
        int failed = db.sql("INSERT INTO working.sign_in (username, failed) VALUES (?, 1)"
                        + " ON CONFLICT (username) DO UPDATE SET failed = working.sign_in.failed + 1 RETURNING failed")
                .param(username.toLowerCase(Locale.ROOT))
                .query(Integer.class)
                .single();
        if (failed >= attempts) {
            OffsetDateTime until = clock.instant().plus(lockedFor).atOffset(ZoneOffset.UTC);
            db.sql("UPDATE working.sign_in SET failed = 0, locked_until = ? WHERE username = ?")
                    .param(1, until, Types.TIMESTAMP_WITH_TIMEZONE)
                    .param(2, username.toLowerCase(Locale.ROOT))
                    .update();
        }
        return failed;
    }

    void clear(String username) {
        db.sql("DELETE FROM working.sign_in WHERE username = ?")
                .param(username.toLowerCase(Locale.ROOT))
                .update();
    }
}
