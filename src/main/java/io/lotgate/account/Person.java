package io.lotgate.account;

import io.lotgate.ledger.Actor;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A person with an account.
 *
 * @param username unique for ever; never given to another person
 * @param printedName as printed beside signatures
 */
public record Person(UUID id, String username, String printedName, Set<Role> roles) {
    public Person {
        roles = new TreeSet<>(roles);
    }

    /** This person as the ledger knows them. */
    public Actor actor() {
        return new Actor(
                id, username, printedName, roles.stream().map(Role::name).collect(Collectors.toSet()));
    }
}
