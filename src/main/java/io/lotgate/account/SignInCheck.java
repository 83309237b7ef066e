package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether user name and password are right. A name that nobody has is answered, and locked, like one that exists. Tries
 * for one name wait for each other, so that guesses sent at once are counted before the next is tried.
 */
final class SignInCheck {
    static final Pattern READABLE = Pattern.compile("[A-Za-z0-9._@-]{1,60}");

    private static final Logger LOG = LoggerFactory.getLogger(SignInCheck.class);
    private static final String UNKNOWN = "User name or password is wrong. Check both and try again.";
    private static final int LANES = 64;
    private static final int LONGEST_WAIT = 10; // seconds

    private final Ledger ledger;
    private final Lockout lockout;
    private final Persons persons;
    private final Passwords passwords;
    private final Directory directory;
    private final Enrolment enrolment;
    private final Signing signing;
    private final Duration passwordLife;
    private final List<ReentrantLock> lanes =
            Stream.generate(ReentrantLock::new).limit(LANES).toList();

    /** When and in which zone a signature is made. */
    record Signing(Clock clock, Supplier<ZoneId> zone) {}

    SignInCheck(
            Ledger ledger,
            Lockout lockout,
            Persons persons,
            Passwords passwords,
            Directory directory,
            Enrolment enrolment,
            Signing signing,
            Duration passwordLife) {
        this.ledger = ledger;
        this.lockout = lockout;
        this.persons = persons;
        this.passwords = passwords;
        this.directory = directory;
        this.enrolment = enrolment;
        this.signing = signing;
        this.passwordLife = passwordLife;
    }

    SignIn check(Credentials credentials, String purpose) {
        String name = credentials.username().toLowerCase(Locale.ROOT);
        if (!READABLE.matcher(name).matches()) {
            passwords.right(Optional.empty(), credentials.password());
            refused("unknown", purpose, Actor.SYSTEM, "unknown user name (not readable)");
            return new SignIn.Refused(UNKNOWN);
        }
        ReentrantLock lane = lanes.get(Math.floorMod(name.hashCode(), LANES));
        try {
            if (!lane.tryLock(LONGEST_WAIT, TimeUnit.SECONDS)) {
                return new SignIn.Refused("Too many people sign in at this moment. Try again.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new SignIn.Refused("The program is being stopped. Try again in a moment.");
        }
        try {
            return inTurn(credentials, name, purpose);
        } finally {
            lane.unlock();
        }
    }

    private SignIn inTurn(Credentials credentials, String name, String purpose) {
        Optional<Person> person = persons.named(credentials.username())
                .filter(known -> !known.removed())
                .map(Persons.Known::person);
        Actor actor = person.map(Person::actor).orElse(Actor.SYSTEM);
        Optional<Instant> locked = lockout.lockedUntil(name);
        if (locked.isPresent()) {
            return locked(stream(person, name), purpose, actor, locked.get());
        }
        Optional<Passwords.Credential> credential = person.flatMap(known -> passwords.of(known.id()));
        if (credential.isEmpty() && directory != Directory.NONE) {
            return ask(credentials, name, purpose);
        }
        boolean right = passwords.right(credential, credentials.password()); // the same work for a name nobody has
        if (!right || person.isEmpty() || credential.isEmpty()) {
            return wrong(stream(person, name), name, purpose, actor);
        }
        if (passwords.ended(credential.get())) {
            refused(name, purpose, actor, "the password was ended by a reset");
            return new SignIn.Refused("Your password was reset. Choose a new one by the link you were given.");
        }
        Optional<Instant> past = until(credential.get())
                .filter(end -> !end.isAfter(signing.clock().instant()));
        return past.map(end -> expired(person.get(), name, purpose, end)).orElseGet(() -> accepted(person.get(), name));
    }

    /** Until when a password may be used; empty when it does not age. */
    Optional<Instant> until(Passwords.Credential credential) {
        return passwordLife.isZero()
                ? Optional.empty()
                : Optional.of(credential.since().plus(passwordLife));
    }

    private SignIn expired(Person person, String name, String purpose, Instant end) {
        lockout.clear(name);
        refused(name, purpose, person.actor(), "the password expired " + RecordJson.text(end));
        return new SignIn.Expired(
                person,
                "Your password expired on "
                        + end.atZone(signing.zone().get()).toLocalDate()
                        + ". Choose a new one under your name, Your account; then go on here.");
    }

    private SignIn ask(Credentials credentials, String name, String purpose) {
        Optional<Directory.Entry> found;
        try {
            found = directory.verify(credentials).filter(entry -> entry.username()
                    .equals(name));
        } catch (RuntimeException unreachable) {
            LOG.error("the user directory cannot be asked", unreachable);
            refused(name, purpose, Actor.SYSTEM, "the user directory cannot be asked");
            return new SignIn.Refused("The user directory cannot be reached. Try again in a moment.");
        }
        if (found.isEmpty()) {
            return wrong(name, name, purpose, Actor.SYSTEM);
        }
        return enrolment
                .person(found.get())
                .map(person -> accepted(person, name))
                .orElseGet(() -> {
                    refused(name, purpose, Actor.SYSTEM, "the directory gives no role, or a name that is not free");
                    return new SignIn.Refused("You have no role in Lotgate. Ask an administrator.");
                });
    }

    private SignIn accepted(Person person, String name) {
        lockout.clear(name);
        return new SignIn.Accepted(
                person,
                new PasswordSigner(
                        person.actor(), signing.clock(), signing.zone().get()));
    }

    private SignIn wrong(String stream, String name, String purpose, Actor actor) {
        int failed = lockout.failed(name);
        String what = stream.equals("unknown") ? "unknown user name " + name : "wrong password";
        refused(stream, purpose, actor, what + ", attempt " + failed);
        return new SignIn.Refused(UNKNOWN);
    }

    private SignIn locked(String stream, String purpose, Actor actor, Instant until) {
        refused(stream, purpose, actor, "account locked until " + RecordJson.text(until));
        return new SignIn.Refused("Too many wrong passwords: this account is locked until "
                + until.atZone(signing.zone().get()).toLocalTime().truncatedTo(ChronoUnit.SECONDS)
                + ". Wait, or ask an administrator.");
    }

    void refused(String stream, String purpose, Actor actor, String why) {
        ledger.appendAlone(
                PersonRecords.stream(stream),
                Change.of("credentials refused", actor)
                        .after("purpose", purpose)
                        .because(why));
    }

    /** Refusals of names that nobody has share a stream. */
    private static String stream(Optional<Person> person, String name) {
        return person.isPresent() ? name : "unknown";
    }
}
