package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** People, their roles and credentials; the only place where a password is checked and a signature is made. */
@Qualifier("lotgateTransactions")
public class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final String UNKNOWN = "User name or password is wrong. Check both and try again.";

    static final Pattern READABLE = Pattern.compile("[A-Za-z0-9._@-]{1,60}");

    private final JdbcClient db;
    private final Ledger ledger;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final Supplier<ZoneId> zone;
    private final Lockout lockout;
    private final Directory directory;
    private final Enrolment enrolment;
    private final String nobodysHash;

    /** @param directory where those are looked up who have no password here */
    public Accounts(
            JdbcClient db,
            Ledger ledger,
            PasswordEncoder encoder,
            Clock clock,
            Supplier<ZoneId> zone,
            int attempts,
            Duration lockedFor,
            Directory directory) {
        this.db = db;
        this.ledger = ledger;
        this.encoder = encoder;
        this.clock = clock;
        this.zone = zone;
        this.lockout = new Lockout(db, clock, attempts, lockedFor);
        this.directory = directory;
        this.enrolment = new Enrolment(db, ledger);
        this.nobodysHash = encode("nobody has this password");
    }

    /** Creates a person with a first password. The user name must never have been used. */
    @Transactional(propagation = Propagation.REQUIRED)
    public Person create(String username, String printedName, Set<Role> roles, String password, Actor by) {
        Person person = new Person(Ids.next(), username, printedName, roles);
        Credential credential = new Credential(Ids.next(), person.id(), encode(password));
        ledger.append(
                stream(username),
                Change.of("person created", by)
                        .after("username", username)
                        .after("printedName", printedName)
                        .after("roles", String.join(",", person.actor().roles()))
                        .write(Row.of("person", person.id(), List.of("username"), person))
                        .write(Row.of("credential", credential.id(), List.of("person"), credential)));
        return person;
    }

    /** The person of this user name. */
    public Optional<Person> find(String username) {
        return db.sql("SELECT content FROM record.person WHERE username = ?")
                .param(username)
                .query(byte[].class)
                .optional()
                .map(content -> RecordJson.to(Person.class, RecordJson.parse(content)));
    }

    /** Everyone, by user name. */
    public List<Person> people() {
        return db.sql("SELECT content FROM record.person ORDER BY username").query(byte[].class).list().stream()
                .map(content -> RecordJson.to(Person.class, RecordJson.parse(content)))
                .toList();
    }

    /**
     * Checks a password, before and outside the command's transaction. A wrong one is counted and ledgered in its own
     * transaction; after the configured number the account locks for a while.
     *
     * @param purpose what the password was asked for, for the ledger
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public SignIn check(Credentials credentials, String purpose) {
        Optional<Person> person =
                READABLE.matcher(credentials.username()).matches() ? find(credentials.username()) : Optional.empty();
        Optional<String> hash = person.flatMap(this::hash);
        if (hash.isEmpty() && directory != Directory.NONE) {
            return checkElsewhere(credentials, purpose);
        }
        // the same work whether the name exists or not
        boolean right = encoder.matches(credentials.password(), hash.orElse(nobodysHash));
        if (person.isEmpty()) {
            refused("unknown", purpose, Actor.SYSTEM, "unknown user name " + readable(credentials.username()));
            return new SignIn.Refused(UNKNOWN);
        }
        String username = person.get().username();
        Actor actor = person.get().actor();
        return lockout.lockedUntil(username)
                .map(until -> locked(username, purpose, actor, until))
                .orElseGet(() -> right ? accepted(person.get()) : wrong(username, purpose, actor));
    }

    /** Asks the directory; a locked name is not asked for, so that nobody guesses through Lotgate. */
    private SignIn checkElsewhere(Credentials credentials, String purpose) {
        String username = credentials.username().toLowerCase(Locale.ROOT);
        if (!READABLE.matcher(username).matches()) {
            refused("unknown", purpose, Actor.SYSTEM, "unknown user name (not readable)");
            return new SignIn.Refused(UNKNOWN);
        }
        return lockout.lockedUntil(username)
                .map(until -> locked(username, purpose, Actor.SYSTEM, until))
                .orElseGet(() -> ask(credentials, username, purpose));
    }

    private SignIn ask(Credentials credentials, String username, String purpose) {
        Optional<Directory.Entry> found;
        try {
            found = directory.verify(credentials).filter(entry -> entry.username()
                    .equals(username));
        } catch (RuntimeException unreachable) {
            LOG.error("the user directory cannot be asked", unreachable);
            refused(username, purpose, Actor.SYSTEM, "the user directory cannot be asked");
            return new SignIn.Refused("The user directory cannot be reached. Try again in a moment.");
        }
        if (found.isEmpty()) {
            return wrong(username, purpose, Actor.SYSTEM);
        }
        return known(found.get()).map(this::accepted).orElseGet(() -> {
            refused(username, purpose, Actor.SYSTEM, "the directory gives no role, or a name that is not free");
            return new SignIn.Refused("You have no role in Lotgate. Ask an administrator.");
        });
    }

    /** The person on record for someone a directory or the host's sign-in vouches for; enrolled where new. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Person> known(Directory.Entry entry) {
        return enrolment.person(entry);
    }

    /** Records that a person signed in. */
    public void signedIn(Person person) {
        ledger.appendAlone(stream(person.username()), Change.of("signed in", person.actor()));
    }

    /** Records that a person tried to sign and was refused by a rule; survives the refused command. */
    public void signatureRefused(Actor actor, String what, String why) {
        ledger.appendAlone(
                stream(actor.username()),
                Change.of("signature refused", actor).after("attempt", what).because(why));
    }

    /** Records that a person sent a command that is not theirs to give. */
    public void commandRefused(Actor actor, String what, String why) {
        ledger.appendAlone(
                stream(actor.username()),
                Change.of("command refused", actor).after("attempt", what).because(why));
    }

    private SignIn accepted(Person person) {
        lockout.clear(person.username());
        return new SignIn.Accepted(person, new PasswordSigner(person.actor(), clock, zone.get()));
    }

    private SignIn wrong(String username, String purpose, Actor actor) {
        int failed = lockout.failed(username);
        refused(username, purpose, actor, "wrong password, attempt " + failed);
        return new SignIn.Refused(UNKNOWN);
    }

    private SignIn locked(String username, String purpose, Actor actor, Instant until) {
        refused(username, purpose, actor, "account locked until " + RecordJson.text(until));
        return new SignIn.Refused("Too many wrong passwords: this account is locked until "
                + until.atZone(zone.get()).toLocalTime().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                + ". Wait, or ask an administrator.");
    }

    private void refused(String username, String purpose, Actor actor, String why) {
        ledger.appendAlone(
                stream(username),
                Change.of("credentials refused", actor)
                        .after("purpose", purpose)
                        .because(why));
    }

    private Optional<String> hash(Person person) {
        return db.sql("SELECT content FROM record.credential WHERE person = ? ORDER BY id DESC LIMIT 1")
                .param(person.id())
                .query(byte[].class)
                .optional()
                .map(content -> RecordJson.to(Credential.class, RecordJson.parse(content))
                        .encoded());
    }

    private String encode(String password) {
        String encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("the password encoder gave nothing");
        }
        return encoded;
    }

    private static String readable(String username) {
        return READABLE.matcher(username).matches() ? username : "(not readable)";
    }

    static String stream(String username) {
        return "person/" + username.toLowerCase(Locale.ROOT);
    }

    record Credential(UUID id, UUID person, String encoded) {}
}
