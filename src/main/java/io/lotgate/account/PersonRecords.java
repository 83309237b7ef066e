package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.value.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes people, their passwords and what changes about them, each in the person's own stream of the ledger. */
final class PersonRecords {
    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    PersonRecords(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    static String stream(String username) {
        return "person/" + username.toLowerCase(Locale.ROOT);
    }

    /** Makes changes of accounts wait for each other until the transaction ends: how many administrators there are must not change meanwhile. */
    void lock() {
        db.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('lotgate accounts', 2))) locked")
                .query(Integer.class)
                .single();
    }

    /** People who can act as administrators now. */
    Set<UUID> administrators(List<Persons.Known> all) {
        Set<UUID> withPassword = withPassword();
        return all.stream()
                .map(Persons.Known::person)
                .filter(person -> person.roles().contains(Role.ADMINISTRATOR) && withPassword.contains(person.id()))
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /** Who has chosen a password that was not ended by a reset. */
    Set<UUID> withPassword() {
        return Set.copyOf(db.sql("SELECT DISTINCT k.person FROM record.credential k WHERE " + Passwords.NOT_ENDED)
                .query(UUID.class)
                .list());
    }

    void created(Person person, String reason, Actor by) {
        ledger.append(
                stream(person.username()),
                Change.of("person created", by)
                        .after("username", person.username())
                        .after("printedName", person.printedName())
                        .after("roles", words(person.roles()))
                        .because(reason)
                        .write(Row.of("person", person.id(), List.of("username"), person)));
    }

    void password(Person person, Passwords.Credential credential, String action) {
        ledger.append(
                stream(person.username()),
                Change.of(action, person.actor())
                        .write(Row.of("credential", credential.id(), List.of("person"), credential)));
    }

    PersonChange changed(
            Person person, PersonChange.Kind kind, Set<Role> roles, String reason, Actor by, String action) {
        PersonChange change = new PersonChange(Ids.next(), person.id(), kind, roles, reason, now(), by);
        ledger.append(
                stream(person.username()),
                Change.of(action, by)
                        .before("roles", words(person.roles()))
                        .after("roles", words(roles))
                        .because(reason)
                        .write(Row.of("person_change", change.id(), List.of("person", "kind"), change)));
        return change;
    }

    void decided(Person person, PersonChange.ResetDecision decision) {
        ledger.append(
                stream(person.username()),
                Change.of(decision.confirmed() ? "password reset confirmed" : "password reset refused", decision.by())
                        .because(decision.reason())
                        .write(Row.of("reset_decision", decision.id(), List.of("request"), decision)));
    }

    /** Requests for a new password that wait for their answer, by person. */
    Map<UUID, PersonChange> openRequests(Persons persons) {
        return persons.openResets(now().minus(Invitations.VALID));
    }

    /** This person's request. */
    Optional<PersonChange> openRequest(Persons persons, Person person) {
        return Optional.ofNullable(openRequests(persons).get(person.id()));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String words(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::name).collect(Collectors.joining(","));
    }
}
