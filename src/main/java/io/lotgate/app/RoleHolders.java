package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.account.Person;
import java.util.Set;
import java.util.stream.Collectors;

/** Who holds a role now, for notices by mail. */
record RoleHolders(Accounts accounts) {
    Set<String> of(Set<String> roles) {
        return accounts.people().stream()
                .filter(person -> person.roles().stream().anyMatch(role -> roles.contains(role.name())))
                .map(Person::username)
                .collect(Collectors.toSet());
    }
}
