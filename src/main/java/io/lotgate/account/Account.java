package io.lotgate.account;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's account as it stands.
 *
 * @param until end of the open invitation or of the lock, when there is one
 * @param reset a request for a new password that waits for a second administrator
 */
public record Account(Person person, State state, Optional<Instant> until, Optional<Reset> reset) {

    /** Where an account stands. */
    public enum State {
        /** Created; the person has not chosen a password yet. */
        INVITED,
        ACTIVE,
        /** Too many wrong passwords, for a while. */
        LOCKED,
        /** Cannot sign in any more; the user name is never given again. */
        REMOVED
    }

    /** A request for a new password. */
    public record Reset(UUID id, Actor asked, String reason, Instant at, Instant expires) {}
}
