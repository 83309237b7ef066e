package io.lotgate.account;

import com.github.f4b6a3.uuid.util.UuidUtil;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords: their rules, their hashes, and the last ones of a person. */
final class Passwords {
    static final List<String> RULES = List.of(
            "At least 12 characters; a sentence is easier to remember than signs.",
            "Not the user name.",
            "None of your last five passwords.",
            "At most 72 bytes: 72 plain letters, or 24 Chinese characters.");

    private static final int SHORTEST = 12;
    private static final int LONGEST = 72; // bytes; BCrypt ignores what comes after them
    private static final int REMEMBERED = 5;

    /** Of a credential k: no reset was confirmed after it. */
    static final String NOT_ENDED = "NOT EXISTS (SELECT 1 FROM record.reset_decision d JOIN record.person_change c"
            + " ON c.id = d.request WHERE c.person = k.person AND d.id > k.id"
            + " AND convert_from(d.content, 'UTF8')::jsonb ->> 'confirmed' = 'true')";

    private final JdbcClient db;
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    Passwords(JdbcClient db, PasswordEncoder encoder) {
        this.db = db;
        this.encoder = encoder;
        this.nobodysHash = encode(UUID.randomUUID().toString());
    }

    /** The person's password now; empty before they chose one. */
    Optional<Credential> of(UUID person) {
        return last(person, 1).stream().findFirst();
    }

    /** Whether the password is right; the same work whether there is one to compare with or not. */
    boolean right(Optional<Credential> credential, String password) {
        String hash = credential.map(Credential::encoded).orElse(nobodysHash);
        boolean possible = bytes(password) <= LONGEST;
        boolean matches = encoder.matches(possible ? normal(password) : "", hash);
        return credential.isPresent() && possible && matches;
    }

    /** Everything wrong with a password that a person wants to have. */
    List<Answer.Reason> faults(String username, Optional<UUID> person, String password, String again) {
        List<Answer.Reason> faults = new ArrayList<>();
        String normal = normal(password);
        if (normal.codePointCount(0, normal.length()) < SHORTEST || normal.isBlank()) {
            faults.add(new Answer.Reason("new", "The password needs at least 12 characters."));
        }
        if (bytes(password) > LONGEST) {
            faults.add(new Answer.Reason("new", "The password is longer than 72 bytes. Choose a shorter one."));
        } else if (person.isPresent() && faults.isEmpty() && returns(person.get(), password)) {
            faults.add(new Answer.Reason(
                    "new", "This is one of the last five passwords of this account. Choose another."));
        }
        if (normal.toLowerCase(Locale.ROOT).equals(username.toLowerCase(Locale.ROOT))) {
            faults.add(new Answer.Reason("new", "The password must not be the user name."));
        }
        if (!normal.equals(normal(again))) {
            faults.add(new Answer.Reason("again", "The two passwords differ. Type the same twice."));
        }
        return faults;
    }

    /** A new credential; it counts once it is on record. */
    Credential credential(UUID person, String password, Instant at) {
        return new Credential(Ids.next(), person, encode(password), Optional.of(at));
    }

    /** Whether two administrators have ended this password since: it opens nothing any more. */
    boolean ended(Credential credential) {
        return db.sql("SELECT count(*) FROM record.credential k WHERE k.id = ? AND " + NOT_ENDED)
                        .param(credential.id())
                        .query(Long.class)
                        .single()
                == 0;
    }

    private boolean returns(UUID person, String password) {
        return last(person, REMEMBERED).stream()
                .anyMatch(earlier -> encoder.matches(normal(password), earlier.encoded()));
    }

    private List<Credential> last(UUID person, int count) {
        return db
                .sql("SELECT content FROM record.credential WHERE person = ? ORDER BY id DESC LIMIT ?")
                .params(person, count)
                .query(byte[].class)
                .list()
                .stream()
                .map(content -> RecordJson.to(Credential.class, RecordJson.parse(content)))
                .toList();
    }

    private String encode(String password) {
        String encoded = encoder.encode(normal(password));
        if (encoded == null) {
            throw new IllegalStateException("the password encoder gave nothing");
        }
        return encoded;
    }

    /** One form for what keyboards write differently: é is one character or two. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static int bytes(String password) {
        return normal(password).getBytes(StandardCharsets.UTF_8).length;
    }

    /** @param at since when it counts; empty in records older than the rule about age, whose identifier tells it */
    record Credential(UUID id, UUID person, String encoded, Optional<Instant> at) {
        Instant since() {
            return at.orElseGet(() -> UuidUtil.getInstant(id));
        }
    }
}
