package io.lotgate.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where accounts stand now; however many are asked about, each table is asked once. */
record AccountStates(Persons persons, PersonRecords records, Links links, Lockout lockout) {
    private record Standing(
            Set<UUID> withPassword,
            Map<UUID, Instant> links,
            Map<String, Instant> locks,
            Map<UUID, PersonChange> requests) {}

    List<Account> of(List<Persons.Known> people) {
        Standing standing =
                new Standing(records.withPassword(), links.open(), lockout.locked(), records.openRequests(persons));
        return people.stream().map(known -> of(known, standing)).toList();
    }

    private static Account of(Persons.Known known, Standing standing) {
        Person person = known.person();
        if (known.removed()) {
            return new Account(person, Account.State.REMOVED, Optional.empty(), Optional.empty());
        }
        Optional<Account.Reset> reset =
                Optional.ofNullable(standing.requests().get(person.id())).map(AccountStates::reset);
        Optional<Instant> link = Optional.ofNullable(standing.links().get(person.id()));
        if (!standing.withPassword().contains(person.id())) {
            return new Account(person, Account.State.INVITED, link, reset);
        }
        Optional<Instant> locked = Optional.ofNullable(standing.locks().get(person.username()));
        Account.State state = locked.isPresent() ? Account.State.LOCKED : Account.State.ACTIVE;
        return new Account(person, state, locked.or(() -> link), reset);
    }

    private static Account.Reset reset(PersonChange asked) {
        return new Account.Reset(
                asked.id(), asked.by(), asked.reason(), asked.at(), asked.at().plus(Invitations.VALID));
    }
}
