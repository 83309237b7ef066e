package io.lotgate.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The user directory of the host or the laboratory (its own tables, LDAP): a bean of this type is asked for everybody who
 * has no password in Lotgate, at sign-in and at each signature. It keeps the passwords; Lotgate keeps who signed, counts
 * refusals and locks. Whoever signs in for the first time gets a person's record.
 */
@FunctionalInterface
public interface Directory {
    /** No directory: everybody's password is Lotgate's own. */
    Directory NONE = credentials -> Optional.empty();

    /** The person whose user name and password these are; empty when they are nobody's. May throw when unreachable. */
    Optional<Entry> verify(Credentials credentials);

    /**
     * A person as the directory knows them now.
     *
     * @param username one person's for ever, never given to another; upper and lower case are the same
     * @param printedName as printed beside signatures
     * @param roles what they may do in Lotgate; without one they cannot sign in
     */
    record Entry(String username, String printedName, Set<Role> roles) {
        public Entry {
            username = username.toLowerCase(Locale.ROOT);
            roles = new TreeSet<>(roles);
        }
    }
}
