package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.notify.Notices;
import java.util.Set;
import java.util.UUID;

/** The commands about notices; none of them changes a lot. */
public final class NoticeCommands {
    private static final Set<String> MAY = Set.of("QA_MANAGER", "CERTIFIER", "ADMINISTRATOR");
    private static final int LONGEST = 500;

    private final Notices notices;
    private final Commands commands;

    NoticeCommands(Notices notices, Commands commands) {
        this.notices = notices;
        this.commands = commands;
    }

    /** Marks what a person was shown as seen by them, up to this notice. */
    public Outcome<Integer> markSeen(UUID upTo, Actor by) {
        return by.roles().isEmpty()
                ? Outcome.refused(Refusal.notAllowed("Only people with a role are told something."))
                : commands.inTransaction(() -> Outcome.done(notices.seen(by, upTo)));
    }

    /** Has a mail that was given up tried again. */
    public Outcome<UUID> mailAgain(UUID id, UUID mail, Actor by) {
        return commands.run(id, "mail " + mail + " again", by, () -> allowed(by)
                .then(may -> ended(mail, notices.again(mail, id, by))));
    }

    /** Settles a mail that was given up: its recipient was told otherwise, or need not be told. */
    public Outcome<UUID> settleMail(UUID id, UUID mail, String reason, Actor by) {
        return commands.run(id, "settle mail " + mail, by, () -> allowed(by).then(may -> {
            String why = reason.strip();
            return why.isEmpty() || why.length() > LONGEST
                    ? Outcome.refused(Refusal.input(
                            "reason",
                            "Say in at most " + LONGEST + " characters how the recipient was told, or why not."))
                    : ended(mail, notices.settle(mail, why, id, by));
        }));
    }

    private static Outcome<Actor> allowed(Actor by) {
        return MAY.stream().anyMatch(by::has)
                ? Outcome.done(by)
                : Outcome.refused(Refusal.notAllowed(
                        "Only a QA manager, a certifier or an administrator looks after mails that were not taken."));
    }

    private static Outcome<UUID> ended(UUID mail, boolean done) {
        return done
                ? Outcome.done(mail)
                : Outcome.refused(
                        Refusal.stale("No such mail waits for a person: somebody looked after it meanwhile."));
    }
}
