package io.lotgate.ledger;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who did something, as they were then.
 *
 * @param person identifier of the person; all zeros for the system itself
 * @param username unique for ever, never given to another person
 * @param printedName the name as it is printed beside a signature
 * @param roles the person's roles at that moment
 */
public record Actor(UUID person, String username, String printedName, Set<String> roles) {
    /** What Lotgate does by itself: start-up, imports of proposals, issuing of decided certificates. */
    public static final Actor SYSTEM = new Actor(new UUID(0, 0), "system", "Lotgate", Set.of());

    public Actor {
        roles = new TreeSet<>(roles);
    }

    /** Whether this person held the role. */
    public boolean has(String role) {
        return roles.contains(role);
    }
}
