package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Persons of a directory on record: made at their first sign-in, and every later difference in the ledger. */
final class Enrolment {
    private static final String CHANGED = "person changed in the directory";

    /** User names that stand for something else in the ledger. */
    private static final Set<String> RESERVED = Set.of("system", "unknown");

    private final JdbcClient db;
    private final Ledger ledger;
    private final Persons persons;
    private final PersonRecords records;

    Enrolment(JdbcClient db, Ledger ledger, Persons persons, PersonRecords records) {
        this.db = db;
        this.ledger = ledger;
        this.persons = persons;
        this.records = records;
    }

    /** The person on record with the directory's name and roles of now; empty for who cannot be let in. */
    Optional<Person> person(Directory.Entry given) {
        boolean fit = SignInCheck.READABLE.matcher(given.username()).matches()
                && !given.printedName().isBlank()
                && !given.roles().isEmpty()
                && !RESERVED.contains(given.username());
        return fit ? onRecord(given).filter(this::mayComeIn) : Optional.empty();
    }

    private boolean mayComeIn(Person person) {
        return !hasPassword(person)
                && persons.withId(person.id()).filter(known -> !known.removed()).isPresent();
    }

    private Optional<Person> onRecord(Directory.Entry given) {
        return find(given.username()).map(known -> renewed(known, given)).or(() -> Optional.of(enrol(given)));
    }

    private Person enrol(Directory.Entry given) {
        Person person = new Person(Ids.next(), given.username(), given.printedName(), given.roles());
        try {
            ledger.appendAlone(
                    PersonRecords.stream(given.username()),
                    Change.of("person enrolled from the directory", Actor.SYSTEM)
                            .after("username", given.username())
                            .after("printedName", given.printedName())
                            .after("roles", roles(person))
                            .write(Row.of("person", person.id(), List.of("username"), person)));
            return person;
        } catch (DuplicateKeyException enrolledMeanwhile) {
            return renewed(find(given.username()).orElseThrow(), given);
        }
    }

    private Person renewed(Person known, Directory.Entry given) {
        Person now = new Person(known.id(), known.username(), given.printedName(), given.roles());
        Person last = last(known);
        if (mayComeIn(known) && !now.equals(last)) {
            change(last, now);
        }
        return now;
    }

    /** The one place where a directory's difference goes on record; the directory's roles decide from here on. */
    private void change(Person last, Person now) {
        String reason = "as the directory gives them at sign-in";
        PersonChange change = new PersonChange(
                Ids.next(), now.id(), PersonChange.Kind.ROLES, now.roles(), reason, records.now(), Actor.SYSTEM);
        ledger.appendAlone(
                PersonRecords.stream(now.username()),
                Change.of(CHANGED, Actor.SYSTEM)
                        .before("printedName", last.printedName())
                        .before("roles", roles(last))
                        .after("printedName", now.printedName())
                        .after("roles", roles(now))
                        .because(reason)
                        .write(Row.of("person_change", change.id(), List.of("person", "kind"), change)));
    }

    private Person last(Person known) {
        return db.sql("SELECT content FROM record.ledger_entry WHERE stream = ? AND action = ?"
                        + " ORDER BY number DESC LIMIT 1")
                .params(PersonRecords.stream(known.username()), CHANGED)
                .query(byte[].class)
                .optional()
                .map(content ->
                        RecordJson.to(Entry.class, RecordJson.parse(content)).after())
                .map(after -> new Person(
                        known.id(),
                        known.username(),
                        after.get("printedName").asString(),
                        Set.copyOf(List.of(after.get("roles").asString().split(",", -1)).stream()
                                .map(Role::valueOf)
                                .toList())))
                .orElse(known);
    }

    private Optional<Person> find(String username) {
        return db.sql("SELECT content FROM record.person WHERE lower(username) = ? ORDER BY id LIMIT 1")
                .param(username)
                .query(byte[].class)
                .optional()
                .map(content -> RecordJson.to(Person.class, RecordJson.parse(content)));
    }

    private boolean hasPassword(Person person) {
        return db.sql("SELECT count(*) FROM record.credential WHERE person = ?")
                        .param(person.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static String roles(Person person) {
        return String.join(",", person.actor().roles());
    }
}
