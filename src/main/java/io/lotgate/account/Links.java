package io.lotgate.account;

import io.lotgate.value.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One-time links. The key is 256 random bits and leaves this class once; only its SHA-256 is kept. */
final class Links {
    static final String SETUP = "SETUP";
    static final String PASSWORD = "PASSWORD";

    private static final int KEY = 32; // bytes

    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Links(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Opens a link for the installation's setup; an earlier one ends. */
    String setup(Duration valid) {
        closeSetup();
        return open(SETUP, null, valid);
    }

    /** Opens a link by which this person chooses a password; an earlier one ends. */
    String password(UUID person, Duration valid) {
        close(person);
        return open(PASSWORD, person, valid);
    }

    private String open(String purpose, @Nullable UUID person, Duration valid) {
        byte[] bytes = new byte[KEY];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql("INSERT INTO working.link (key_hash, purpose, person, expires_at) VALUES (?, ?, ?, ?)")
                .param(1, hash(key))
                .param(2, purpose)
                .param(3, person, Types.OTHER)
                .param(4, utc(clock.instant().plus(valid)))
                .update();
        return key;
    }

    /** The open link with this key; every open one is compared in constant time. */
    Optional<Link> find(String purpose, String key) {
        byte[] given = hash(key).getBytes(StandardCharsets.US_ASCII);
        return db
                .sql("SELECT key_hash, person, expires_at FROM working.link WHERE purpose = ? AND expires_at > ?")
                .params(purpose, utc(clock.instant()))
                .query((row, i) -> new Link(
                        row.getString(1),
                        Optional.ofNullable(row.getObject(2, UUID.class)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .filter(link -> MessageDigest.isEqual(link.hash().getBytes(StandardCharsets.US_ASCII), given))
                .findFirst();
    }

    /** Until when each person's open link is open. */
    Map<UUID, Instant> open() {
        Map<UUID, Instant> open = new HashMap<>();
        db.sql("SELECT person, expires_at FROM working.link WHERE person IS NOT NULL AND expires_at > ?")
                .param(utc(clock.instant()))
                .query(row -> {
                    open.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return open;
    }

    /** Ends a link; false when someone else used it a moment ago. */
    boolean use(Link link) {
        return db.sql("DELETE FROM working.link WHERE key_hash = ?")
                        .param(link.hash())
                        .update()
                == 1;
    }

    void close(UUID person) {
        db.sql("DELETE FROM working.link WHERE person = ?").param(person).update();
    }

    void closeSetup() {
        db.sql("DELETE FROM working.link WHERE purpose = ?").param(SETUP).update();
    }

    private static String hash(String key) {
        return Digest.of(key.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    record Link(String hash, Optional<UUID> person, Instant expires) {}
}
