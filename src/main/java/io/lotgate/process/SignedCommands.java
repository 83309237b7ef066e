package io.lotgate.process;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.account.SignIn;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signer;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Commands that a person signs. The password is checked before the command and outside its transaction; a signature that
 * is refused stands in the ledger, whatever refused it.
 */
record SignedCommands(Accounts accounts, Commands commands) {

    /** @param attempt what is signed, in words that no other command has; sent again it must be the same */
    Outcome<UUID> run(
            UUID id, String attempt, Actor by, Credentials credentials, Function<Signer, Outcome<UUID>> verb) {
        Optional<Outcome<UUID>> first = commands.carriedOut(id, attempt, by);
        if (first.isPresent()) {
            return first.get();
        }
        if (!credentials.username().equals(by.username())) {
            accounts.signatureRefused(by, attempt, "another user name was given");
            return Outcome.refused(Refusal.input(
                    "password",
                    "You are signed in as " + by.printedName()
                            + ". Only you can sign here; sign out to let another person sign."));
        }
        SignIn signIn = accounts.check(credentials, attempt);
        if (signIn instanceof SignIn.Refused refused) {
            return Outcome.refused(Refusal.input("password", refused.message()));
        }
        if (signIn instanceof SignIn.Expired expired) {
            return Outcome.refused(Refusal.input("password", expired.message()));
        }
        Signer signer = ((SignIn.Accepted) signIn).signer();
        Outcome<UUID> outcome = commands.run(id, attempt, by, () -> verb.apply(signer));
        if (outcome instanceof Outcome.Refused<UUID> refused) {
            accounts.signatureRefused(by, attempt, words(refused));
        }
        return outcome;
    }

    private static String words(Outcome.Refused<UUID> refused) {
        return refused.reasons().stream().map(Refusal::message).collect(Collectors.joining(" "));
    }
}
