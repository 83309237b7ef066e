package io.lotgate.account;

import java.security.Principal;
import java.util.Optional;

/**
 * A bean of this type lets whoever is signed in at the host open Lotgate's pages without a second sign-in. Signatures ask
 * for the password all the same.
 */
@FunctionalInterface
public interface SingleSignOn {
    /**
     * The person behind the host's sign-in; empty when they have no place in Lotgate.
     *
     * @param host the host's authentication
     */
    Optional<Directory.Entry> person(Principal host);
}
