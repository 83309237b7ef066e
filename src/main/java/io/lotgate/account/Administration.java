package io.lotgate.account;

import io.lotgate.ledger.Actor;
import io.lotgate.value.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What administrators do with accounts: each refused with a reason where a rule forbids it. Runs in the caller's transaction. */
final class Administration {
    private static final int FEWEST = 2; // administrators; one alone could not be helped

    private final Persons persons;
    private final PersonRecords records;
    private final Lockout lockout;
    private final Links links;

    Administration(Persons persons, PersonRecords records, Lockout lockout, Links links) {
        this.persons = persons;
        this.records = records;
        this.lockout = lockout;
        this.links = links;
    }

    Answer<Person> create(String username, String printedName, Set<Role> roles, String reason, Actor by) {
        records.lock();
        List<Answer.Reason> faults = new ArrayList<>(notAllowed(by));
        faults.addAll(PeopleRules.names(username, printedName));
        faults.addAll(PeopleRules.roles(roles));
        faults.addAll(PeopleRules.reason(reason));
        if (faults.isEmpty() && persons.given(username)) {
            faults.add(new Answer.Reason(
                    "username", "This user name was given before and is never given again. Choose another."));
        }
        if (!faults.isEmpty()) {
            return new Answer.Refused<>(faults);
        }
        Person person = new Person(Ids.next(), username, printedName, roles);
        records.created(person, reason, by);
        return new Answer.Done<>(person);
    }

    Answer<Person> changeRoles(String username, Set<Role> roles, String reason, Actor by) {
        return change(username, reason, by, true, person -> {
            List<Answer.Reason> faults = new ArrayList<>(PeopleRules.roles(roles));
            if (roles.equals(person.roles())) {
                faults.add(new Answer.Reason("roles", "These are the roles already. Nothing was changed."));
            }
            if (!roles.contains(Role.ADMINISTRATOR)) {
                faults.addAll(lastAdministrators(person, "roles"));
            }
            if (faults.isEmpty()) {
                records.changed(person, PersonChange.Kind.ROLES, roles, reason, by, "roles changed");
            }
            return faults;
        });
    }

    Answer<Person> remove(String username, String reason, Actor by) {
        return change(username, reason, by, true, person -> {
            List<Answer.Reason> faults = lastAdministrators(person, "");
            if (faults.isEmpty()) {
                records.changed(person, PersonChange.Kind.REMOVED, Set.of(), reason, by, "person removed");
                links.close(person.id());
            }
            return faults;
        });
    }

    Answer<Person> unlock(String username, String reason, Actor by) {
        return change(username, reason, by, true, person -> {
            if (lockout.lockedUntil(username).isEmpty()) {
                return List.of(new Answer.Reason("", "This account is not locked."));
            }
            records.changed(person, PersonChange.Kind.UNLOCKED, person.roles(), reason, by, "account unlocked");
            lockout.clear(username);
            return List.of();
        });
    }

    /** Runs a change of another person's account after the checks that all have in common. */
    Answer<Person> change(String username, String reason, Actor by, boolean reasonNeeded, Rule rule) {
        records.lock();
        List<Answer.Reason> faults = new ArrayList<>(notAllowed(by));
        Optional<Persons.Known> known = persons.named(username);
        if (known.isEmpty() || known.get().removed()) {
            faults.add(new Answer.Reason("", "This account does not exist or was removed."));
        } else if (known.get().person().id().equals(by.person())) {
            faults.add(new Answer.Reason("", "Nobody changes their own account here. Another administrator does it."));
        }
        if (reasonNeeded) {
            faults.addAll(PeopleRules.reason(reason));
        }
        if (faults.isEmpty()) {
            faults.addAll(rule.apply(known.orElseThrow().person()));
        }
        return faults.isEmpty() ? new Answer.Done<>(known.orElseThrow().person()) : new Answer.Refused<>(faults);
    }

    private List<Answer.Reason> lastAdministrators(Person person, String field) {
        Set<UUID> able = records.administrators(persons.all());
        return able.contains(person.id()) && able.size() <= FEWEST
                ? List.of(new Answer.Reason(
                        field,
                        "Two administrators have to remain. Make another person administrator first, and have them"
                                + " choose their password."))
                : List.of();
    }

    /** The acting person's roles as they are now, not as they were at sign-in. */
    private List<Answer.Reason> notAllowed(Actor by) {
        boolean administrator = persons.withId(by.person())
                .map(known -> known.person().roles().contains(Role.ADMINISTRATOR))
                .orElse(false);
        return administrator
                ? List.of()
                : List.of(new Answer.Reason("", "Only an administrator changes people and their roles."));
    }

    /** What one change adds to the common checks; it writes when it finds nothing wrong. */
    interface Rule {
        List<Answer.Reason> apply(Person person);
    }
}
