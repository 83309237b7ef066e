package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.value.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How people come to a password that nobody else knows: by a one-time link. Runs in the caller's transaction. */
final class Invitations {
    static final Duration VALID = Duration.ofDays(3);
    static final Duration SETUP_VALID = Duration.ofDays(1);
    static final String DEAD = "This link was used, has expired, or is not whole. Ask an administrator for a new one.";

    private static final int FIRST = 2; // administrators made by the installation's own link

    private final Persons persons;
    private final PersonRecords records;
    private final Passwords passwords;
    private final Links links;
    private final Lockout lockout;
    private final Administration administration;

    Invitations(
            Persons persons,
            PersonRecords records,
            Passwords passwords,
            Links links,
            Lockout lockout,
            Administration administration) {
        this.persons = persons;
        this.records = records;
        this.passwords = passwords;
        this.links = links;
        this.lockout = lockout;
        this.administration = administration;
    }

    /** Opens the installation's link anew while there are fewer than two administrators. */
    Optional<String> openSetup() {
        records.lock();
        if (administrators() >= FIRST) {
            links.closeSetup();
            return Optional.empty();
        }
        return Optional.of(links.setup(SETUP_VALID));
    }

    /** How many of the first two administrators there are; empty when the key opens nothing. */
    Optional<Integer> setup(String key) {
        return links.find(Links.SETUP, key).map(link -> administrators()).filter(count -> count < FIRST);
    }

    Answer<Person> createFirst(String key, String username, String printedName, String password, String again) {
        records.lock();
        Optional<Links.Link> link = links.find(Links.SETUP, key);
        int present = administrators();
        if (link.isEmpty() || present >= FIRST) {
            return Answer.refused("", DEAD);
        }
        List<Answer.Reason> faults = new ArrayList<>(PeopleRules.names(username, printedName));
        if (faults.isEmpty() && persons.given(username)) {
            faults.add(
                    new Answer.Reason("username", "This user name is taken. The two administrators are two people."));
        }
        if (faults.isEmpty() && sameName(printedName)) {
            faults.add(new Answer.Reason(
                    "printedName", "An administrator of this name is there already. The second is another person."));
        }
        faults.addAll(passwords.faults(username, Optional.empty(), password, again));
        if (!faults.isEmpty()) {
            return new Answer.Refused<>(faults);
        }
        Person person = new Person(Ids.next(), username, printedName, Set.of(Role.ADMINISTRATOR));
        records.created(person, "first administrators, by the installation's one-time link", Actor.SYSTEM);
        records.password(person, passwords.credential(person.id(), password, records.now()), "password chosen");
        if (present + 1 >= FIRST) {
            links.closeSetup();
        }
        return new Answer.Done<>(person);
    }

    /** A link for a person who has no password yet; for who has one, a request that a second administrator answers. */
    Answer<Optional<String>> invite(String username, String reason, Actor by) {
        List<String> keys = new ArrayList<>(); // one at most
        Answer<Person> done = administration.change(username, reason, by, true, person -> {
            if (passwords.of(person.id()).isEmpty()) {
                keys.add(link(person, reason, by));
            } else if (records.openRequest(persons, person).isPresent()) {
                return List.of(new Answer.Reason(
                        "", "A new password is asked for already. Another administrator confirms it or refuses."));
            } else {
                records.changed(
                        person, PersonChange.Kind.RESET_ASKED, person.roles(), reason, by, "password reset asked for");
            }
            return List.of();
        });
        return then(done, keys);
    }

    /** The second administrator's answer to a request; a confirmed one gives the link. */
    Answer<Optional<String>> decideReset(String username, UUID request, boolean confirmed, String reason, Actor by) {
        List<String> keys = new ArrayList<>(); // one at most
        Answer<Person> done = administration.change(username, reason, by, !confirmed, person -> {
            Optional<PersonChange> open = records.openRequest(persons, person)
                    .filter(asked -> asked.id().equals(request));
            if (open.isEmpty()) {
                return List.of(new Answer.Reason("", "This request was answered already or has expired."));
            }
            if (confirmed && open.get().by().person().equals(by.person())) {
                return List.of(
                        new Answer.Reason("", "You asked for this yourself. A second administrator confirms it."));
            }
            records.decided(person, new PersonChange.ResetDecision(Ids.next(), request, confirmed, reason, by));
            if (confirmed) {
                keys.add(links.password(person.id(), VALID));
            }
            return List.of();
        });
        return then(done, keys);
    }

    /** The person whom this link lets choose a password. */
    Optional<Person> invited(String key) {
        return links.find(Links.PASSWORD, key)
                .flatMap(Links.Link::person)
                .flatMap(persons::withId)
                .filter(known -> !known.removed())
                .map(Persons.Known::person);
    }

    Answer<Person> choose(String key, String password, String again) {
        Optional<Links.Link> link = links.find(Links.PASSWORD, key);
        Optional<Person> person = invited(key);
        if (link.isEmpty() || person.isEmpty()) {
            return Answer.refused("", DEAD);
        }
        List<Answer.Reason> faults = passwords.faults(
                person.get().username(), Optional.of(person.get().id()), password, again);
        if (!faults.isEmpty()) {
            return new Answer.Refused<>(faults);
        }
        if (!links.use(link.get())) {
            return Answer.refused("", DEAD);
        }
        records.password(
                person.get(), passwords.credential(person.get().id(), password, records.now()), "password chosen");
        lockout.clear(person.get().username());
        return new Answer.Done<>(person.get());
    }

    /** A new password of a person whose present one was checked a moment ago. */
    Answer<Person> changeOwn(Person person, String password, String again) {
        List<Answer.Reason> faults = passwords.faults(person.username(), Optional.of(person.id()), password, again);
        if (!faults.isEmpty()) {
            return new Answer.Refused<>(faults);
        }
        records.password(person, passwords.credential(person.id(), password, records.now()), "password changed");
        links.close(person.id());
        return new Answer.Done<>(person);
    }

    /** Opens the first link of a person just created, or a new one before the first password. */
    String link(Person person, String reason, Actor by) {
        records.changed(person, PersonChange.Kind.INVITED, person.roles(), reason, by, "person invited");
        return links.password(person.id(), VALID);
    }

    private int administrators() {
        return records.administrators(persons.all()).size();
    }

    private boolean sameName(String printedName) {
        return persons.all().stream()
                .anyMatch(known -> known.person().printedName().equalsIgnoreCase(printedName));
    }

    private static Answer<Optional<String>> then(Answer<Person> done, List<String> keys) {
        return done instanceof Answer.Refused<Person> refused
                ? new Answer.Refused<>(refused.reasons())
                : new Answer.Done<>(keys.stream().findFirst());
    }
}
