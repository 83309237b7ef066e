package io.lotgate.account;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A change to a person's account, as recorded.
 *
 * @param roles the person's roles from then on
 * @param reason as given by who did it
 */
record PersonChange(UUID id, UUID person, Kind kind, Set<Role> roles, String reason, Instant at, Actor by) {
    PersonChange {
        roles = new TreeSet<>(roles);
    }

    enum Kind {
        ROLES,
        REMOVED,
        UNLOCKED,
        INVITED,
        RESET_ASKED
    }

    /** A second administrator's answer to a request for a new password. */
    record ResetDecision(UUID id, UUID request, boolean confirmed, String reason, Actor by) {}
}
