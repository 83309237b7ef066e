package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** People, their roles and credentials; the only door to passwords and signatures. */
@Qualifier("lotgateTransactions")
public class Accounts {
    private final Ledger ledger;
    private final Enrolment enrolment;
    private final SignInCheck check;
    private final Persons persons;
    private final Passwords passwords;
    private final PersonRecords records;
    private final AccountStates states;
    private final Administration administration;
    private final Invitations invitations;

    /** @param directory where those are looked up who have no password here */
    public Accounts(
            JdbcClient db,
            Ledger ledger,
            PasswordEncoder encoder,
            Clock clock,
            Supplier<ZoneId> zone,
            Policy policy,
            Directory directory) {
        this.ledger = ledger;
        Lockout lockout = new Lockout(db, clock, policy.attempts(), policy.lockedFor());
        this.persons = new Persons(db);
        this.passwords = new Passwords(db, encoder);
        this.records = new PersonRecords(db, ledger, clock);
        Links links = new Links(db, clock);
        this.states = new AccountStates(persons, records, links, lockout);
        this.administration = new Administration(persons, records, lockout, links);
        this.invitations = new Invitations(persons, records, passwords, links, lockout, administration);
        this.enrolment = new Enrolment(db, ledger, persons, records);
        this.check = new SignInCheck(
                ledger,
                lockout,
                persons,
                passwords,
                directory,
                enrolment,
                new SignInCheck.Signing(clock, zone),
                policy.passwordLife());
    }

    /**
     * The site's rules for passwords.
     *
     * @param attempts wrong ones in a row until the account locks
     * @param lockedFor how long it stays locked
     * @param passwordLife how long one may be used (21 CFR 11.300(b)); zero for ever
     */
    public record Policy(int attempts, Duration lockedFor, Duration passwordLife) {}

    /** Creates a person with a first password: for sample data. The user name must never have been used. */
    @Transactional(propagation = Propagation.REQUIRED)
    public Person create(String username, String printedName, Set<Role> roles, String password, Actor by) {
        Person person = new Person(Ids.next(), username, printedName, roles);
        records.created(person, "", by);
        records.password(person, passwords.credential(person.id(), password, records.now()), "password set");
        return person;
    }

    /** The person of this user name, with their roles of now; without any when they were removed. */
    public Optional<Person> find(String username) {
        return persons.named(username).map(Persons.Known::person);
    }

    /** Everyone who was not removed, by user name. */
    public List<Person> people() {
        return persons.all().stream()
                .filter(known -> !known.removed())
                .map(Persons.Known::person)
                .toList();
    }

    /** Every account as it stands, the removed ones too, by user name. */
    public List<Account> accounts() {
        return states.of(persons.all());
    }

    /** The account of this user name. */
    public Optional<Account> account(String username) {
        return persons.named(username).map(List::of).map(states::of).map(one -> one.get(0));
    }

    /**
     * Who a signed-in person is now: empty when they were removed or have another password since.
     *
     * @param password what {@link #password} gave at sign-in
     */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Optional<Person> current(Person signedIn, Optional<UUID> password) {
        return persons.withId(signedIn.id())
                .filter(one -> !one.removed())
                .filter(one -> password.equals(password(one.person())))
                // the roles and name of someone from a directory are those it gave at sign-in
                .map(one -> password.isEmpty() ? signedIn : one.person());
    }

    /** Which password a person has now, as an identifier that tells nothing about it. */
    public Optional<UUID> password(Person person) {
        return passwords
                .of(person.id())
                .filter(credential -> !passwords.ended(credential))
                .map(Passwords.Credential::id);
    }

    /** Until when a person's password may be used; empty when it does not age or is not kept here. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Optional<Instant> passwordUntil(Person person) {
        return passwords.of(person.id()).flatMap(check::until);
    }

    /**
     * Checks a password, before and outside the command's transaction. A wrong one is counted and ledgered in its own
     * transaction; after the configured number the account locks for a while.
     *
     * @param purpose what the password was asked for, for the ledger
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public SignIn check(Credentials credentials, String purpose) {
        return check.check(credentials, purpose);
    }

    /** The person on record for someone a directory or the host's sign-in vouches for; enrolled where new. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Person> known(Directory.Entry entry) {
        return enrolment.person(entry);
    }

    /** Records that a person signed in. */
    public void signedIn(Person person) {
        ledger.appendAlone(PersonRecords.stream(person.username()), Change.of("signed in", person.actor()));
    }

    /** Records that a person tried to sign and was refused by a rule; survives the refused command. */
    public void signatureRefused(Actor actor, String what, String why) {
        ledger.appendAlone(
                PersonRecords.stream(actor.username()),
                Change.of("signature refused", actor).after("attempt", what).because(why));
    }

    /**
     * Opens the one-time link that makes the first two administrators and gives its key; an earlier link ends. Empty
     * when two administrators exist. The key is told to who starts the program and nowhere else.
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public Optional<String> openSetup() {
        return invitations.openSetup();
    }

    /** How many of the first two administrators exist; empty when this key opens nothing. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Optional<Integer> setup(String key) {
        return invitations.setup(key);
    }

    /** Creates one of the first two administrators. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Person> createFirst(String key, String username, String name, String password, String again) {
        return invitations.createFirst(key, username, name, password, again);
    }

    /** Creates a person without a password and gives the key of the link by which they choose one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Optional<String>> invite(
            String username, String printedName, Set<Role> roles, String reason, Actor by) {
        Answer<Person> created = administration.create(username, printedName, roles, reason, by);
        return created instanceof Answer.Done<Person> done
                ? new Answer.Done<>(Optional.of(invitations.link(done.value(), reason, by)))
                : new Answer.Refused<>(((Answer.Refused<Person>) created).reasons());
    }

    /** Invites a person again. Empty instead of a key when a second administrator has to confirm: they have a password. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Optional<String>> inviteAgain(String username, String reason, Actor by) {
        return invitations.invite(username, reason, by);
    }

    /** Confirms or refuses the request for a new password; confirmed, it gives the key of the link. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Optional<String>> decideReset(
            String username, UUID request, boolean confirmed, String reason, Actor by) {
        return invitations.decideReset(username, request, confirmed, reason, by);
    }

    /** Gives a person these roles from now on. Old signatures keep the roles and the name they had. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Person> changeRoles(String username, Set<Role> roles, String reason, Actor by) {
        return administration.changeRoles(username, roles, reason, by);
    }

    /** Ends an account for ever. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Person> remove(String username, String reason, Actor by) {
        return administration.remove(username, reason, by);
    }

    /** Ends a lock after wrong passwords. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Person> unlock(String username, String reason, Actor by) {
        return administration.unlock(username, reason, by);
    }

    /** The person whom the link with this key lets choose a password. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Optional<Person> invited(String key) {
        return invitations.invited(key);
    }

    /** Uses a link up: the person has this password from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Person> choosePassword(String key, String password, String again) {
        return invitations.choose(key, password, again);
    }

    /** Changes the password of a person whose present one was checked a moment ago. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer<Person> changePassword(Person person, String password, String again) {
        return invitations.changeOwn(person, password, again);
    }

    /** Records that somebody tried a link that opens nothing. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void wrongKey() {
        check.refused("unknown", "one-time link", Actor.SYSTEM, "wrong or used key");
    }

    /** What a password has to be, in words. */
    public static List<String> passwordRules() {
        return Passwords.RULES;
    }

    /** Records that a person sent a command that is not theirs to give. */
    public void commandRefused(Actor actor, String what, String why) {
        ledger.appendAlone(
                PersonRecords.stream(actor.username()),
                Change.of("command refused", actor).after("attempt", what).because(why));
    }
}
