package io.lotgate.process;

import io.lotgate.account.Accounts;
import io.lotgate.account.Answer;
import io.lotgate.account.Credentials;
import io.lotgate.account.Person;
import io.lotgate.account.Role;
import io.lotgate.account.SignIn;
import io.lotgate.certificate.Certificates;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.value.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The commands about people: each one transaction, sent twice it gives the first outcome. */
public final class People {
    private final Accounts accounts;
    private final Certificates certificates;
    private final Commands commands;

    People(Accounts accounts, Certificates certificates, Commands commands) {
        this.accounts = accounts;
        this.certificates = certificates;
        this.commands = commands;
    }

    /** Creates one of the first two administrators by the installation's one-time link. */
    public Outcome<Person> createFirst(String key, String username, String printedName, String password, String again) {
        return unprintable(printedName)
                .<Outcome<Person>>map(Outcome::refused)
                .orElseGet(() -> commands.inTransaction(
                        () -> outcome(accounts.createFirst(key, username, printedName, password, again))));
    }

    /** Creates a person and gives the link by which they choose their password. */
    public Outcome<Invited> invite(
            UUID id, String username, String printedName, Set<Role> roles, String reason, Actor by) {
        return unprintable(printedName)
                .<Outcome<Invited>>map(Outcome::refused)
                .orElseGet(() -> keyed(
                        id,
                        "create person " + username,
                        by,
                        username,
                        () -> accounts.invite(username, printedName, roles, reason, by)));
    }

    /** Invites a person again; who has a password waits for a second administrator. */
    public Outcome<Invited> inviteAgain(UUID id, String username, String reason, Actor by) {
        return keyed(id, "invite " + username, by, username, () -> accounts.inviteAgain(username, reason, by));
    }

    /** The second administrator's answer to a request for a new password. */
    public Outcome<Invited> decideReset(
            UUID id, String username, UUID request, boolean confirmed, String reason, Actor by) {
        return keyed(
                id,
                "reset " + request,
                by,
                username,
                () -> accounts.decideReset(username, request, confirmed, reason, by));
    }

    /** Gives a person other roles. */
    public Outcome<UUID> changeRoles(UUID id, String username, Set<Role> roles, String reason, Actor by) {
        return about(id, "roles of " + username, by, () -> accounts.changeRoles(username, roles, reason, by));
    }

    /** Ends a person's account. */
    public Outcome<UUID> remove(UUID id, String username, String reason, Actor by) {
        return about(id, "remove " + username, by, () -> accounts.remove(username, reason, by));
    }

    /** Ends a lock after wrong passwords. */
    public Outcome<UUID> unlock(UUID id, String username, String reason, Actor by) {
        return about(id, "unlock " + username, by, () -> accounts.unlock(username, reason, by));
    }

    /** Uses an invitation: the person chooses their password. */
    public Outcome<Person> choosePassword(String key, String password, String again) {
        return commands.inTransaction(() -> outcome(accounts.choosePassword(key, password, again)));
    }

    /** Changes one's own password; the present one is asked and counted like at sign-in. */
    public Outcome<Person> changePassword(Person person, String present, String password, String again) {
        SignIn checked = accounts.check(new Credentials(person.username(), present), "change of password");
        if (checked instanceof SignIn.Refused refused) {
            return Outcome.refused(Refusal.input("present", refused.message()));
        }
        return commands.inTransaction(() -> outcome(accounts.changePassword(person, password, again)));
    }

    private Outcome<UUID> about(UUID id, String kind, Actor by, Supplier<Answer<Person>> verb) {
        return commands.run(id, kind, by, () -> outcome(verb.get()).then(person -> Outcome.done(person.id())));
    }

    /** The key leaves the transaction beside its outcome, since it is kept nowhere: a form sent twice finds it gone. */
    private Outcome<Invited> keyed(
            UUID id, String kind, Actor by, String username, Supplier<Answer<Optional<String>>> verb) {
        List<String> keys = new ArrayList<>(); // one at most, and only of the first sending
        return commands.run(id, kind, by, () -> outcome(verb.get()).then(made -> {
                    keys.clear();
                    made.ifPresent(keys::add);
                    return Outcome.done(accounts.find(username).map(Person::id).orElseThrow());
                }))
                .then(person -> Outcome.done(new Invited(username, keys.stream().findFirst())));
    }

    private Optional<Refusal> unprintable(String printedName) {
        return certificates
                .unprintable(RecordJson.text(printedName))
                .map(character -> Refusal.input(
                        "printedName",
                        "A character cannot be printed on a certificate: " + character + ". Enter it otherwise."));
    }

    private static <T> Outcome<T> outcome(Answer<T> answer) {
        if (answer instanceof Answer.Done<T> done) {
            return Outcome.done(done.value());
        }
        Function<Answer.Reason, Refusal> refusal = reason -> reason.field().isEmpty()
                ? Refusal.notAllowed(reason.message())
                : Refusal.input(reason.field(), reason.message());
        List<Answer.Reason> reasons = ((Answer.Refused<T>) answer).reasons();
        return Outcome.refused(reasons.stream().map(refusal).toList());
    }

    /**
     * An invitation.
     *
     * @param key the link's key, shown once; empty when a second administrator has to confirm, or it was shown before
     */
    public record Invited(String username, Optional<String> key) {}
}
