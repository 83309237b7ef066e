package io.lotgate.account;

import io.lotgate.ledger.Signer;

/** The outcome of checking credentials. */
public sealed interface SignIn {
    /** The person is who they say; the signer signs the records of one command. */
    record Accepted(Person person, Signer signer) implements SignIn {}

    /**
     * The person is who they say, but their password has reached its age: they change it before anything else, and sign
     * nothing with it.
     *
     * @param message what they have to do
     */
    record Expired(Person person, String message) implements SignIn {}

    /** They are not, or the account is locked; the message does not tell which user names exist. */
    record Refused(String message) implements SignIn {}
}
