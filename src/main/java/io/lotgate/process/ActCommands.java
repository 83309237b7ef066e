package io.lotgate.process;

import io.lotgate.account.Credentials;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signer;
import io.lotgate.lot.Act;
import io.lotgate.lot.Detail;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.value.RecordJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people do to a lot beside its tests: the lot decides, then the engine follows, in the same transaction. */
public final class ActCommands {
    private final Lots lots;
    private final Printable printable;
    private final Commands commands;
    private final SignedCommands signing;
    private final Coursing coursing;
    private final Models models;
    private final Migration migration;

    ActCommands(
            Lots lots,
            Printable printable,
            Commands commands,
            SignedCommands signing,
            Coursing coursing,
            Models models,
            Migration migration) {
        this.models = models;
        this.migration = migration;
        this.lots = lots;
        this.printable = printable;
        this.commands = commands;
        this.signing = signing;
        this.coursing = coursing;
    }

    /**
     * Carries out an act; gives the id of what it put on record.
     *
     * @param version of the lot as the page showed it; a signed act on an older one is refused
     * @param credentials for an act that is signed
     */
    public Outcome<UUID> run(
            UUID id, UUID lot, Act act, Map<String, String> entered, long version, Actor by, Credentials credentials) {
        String kind = act.id() + " of lot " + lot;
        return act.meaning().isPresent()
                ? signing.run(
                        id,
                        kind,
                        by,
                        credentials,
                        signer -> act(id, lot, act, entered, version, by, Optional.of(signer)))
                : commands.run(id, kind, by, () -> act(id, lot, act, entered, version, by, Optional.empty()));
    }

    private Outcome<UUID> act(
            UUID id, UUID lot, Act act, Map<String, String> entered, long version, Actor by, Optional<Signer> signer) {
        return printable.entered(RecordJson.of(new Entered(entered)), () -> lots.acts()
                .run(lot, act, entered, models.pinned(), version, id, by, signer)
                .then(event ->
                        act.makes().equals(Detail.ModelsChanged.class) ? migrated(lot, event) : Outcome.done(event))
                .then(event -> {
                    coursing.follow(lots.find(lot).orElseThrow());
                    return Outcome.done(event);
                }));
    }

    private Outcome<UUID> migrated(UUID lot, UUID event) {
        List<String> missing = models.missing();
        if (!missing.isEmpty()) {
            return Outcome.refused(Refusal.blocked("The process models are not complete. A QA manager approves "
                    + String.join(", ", missing) + " first."));
        }
        return migration
                .move(lot)
                .map(why -> Outcome.<UUID>refused(Refusal.blocked(why)))
                .orElse(Outcome.done(event));
    }

    private record Entered(Map<String, String> values) {}
}
