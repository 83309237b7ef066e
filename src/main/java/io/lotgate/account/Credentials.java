package io.lotgate.account;

/** The two components of a signature (21 CFR 11.200): user name and password. Never logged, never stored. */
public record Credentials(String username, String password) {
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
