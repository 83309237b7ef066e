package io.lotgate.lot;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Signer;
import io.lotgate.value.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The verbs of what is done beside the tests; like all verbs of {@link Lots} they run in the caller's transaction. */
public final class ActVerbs {
    private final LotWriting writing;
    private final Evaluator evaluator;
    private final LotPolicy policy;
    private final Sources sources;

    ActVerbs(LotWriting writing, Evaluator evaluator, LotPolicy policy, Sources sources) {
        this.sources = sources;
        this.writing = writing;
        this.evaluator = evaluator;
        this.policy = policy;
    }

    /**
     * Carries out an act, with the signature it asks for; gives the id of the event.
     *
     * @param models SHA-256 of each process model that a lot registered now would follow, by name
     * @param version of the lot as the page showed it
     */
    public Outcome<UUID> run(
            UUID lot,
            Act act,
            Map<String, String> entered,
            Map<String, String> models,
            long version,
            UUID id,
            Actor by,
            Optional<Signer> signer) {
        return writing.locked(lot, found -> {
            if (act.meaning().isPresent() && found.version() != version) {
                return Outcome.refused(Refusal.stale(
                        "The lot changed since this page was opened. Open it anew and read it before you sign."));
            }
            return act.read(new Act.Situation(found, evaluator, policy, models, by, writing.now()), entered)
                    .then(detail -> detail.report()
                                    .filter(file -> !sources.report(file))
                                    .isPresent()
                            ? Outcome.refused(Refusal.input("report", "Attach the document as PDF."))
                            : Outcome.done(put(found, detail, id, by, signer, act.meaning())));
        });
    }

    /** Records that the lot's expiry passed; a lot that is finished, or not yet expired, stays as it is. */
    public void expire(UUID lot) {
        writing.locked(lot, found -> {
            boolean expired = !found.registration().expiresAt().isAfter(writing.now());
            return expired && !found.status().over() && !found.events().has(Detail.Expired.class)
                    ? Outcome.done(put(
                            found, new Detail.Expired(), Ids.next(), Actor.SYSTEM, Optional.empty(), Optional.empty()))
                    : Outcome.done(lot);
        });
    }

    private UUID put(
            Lot found, Detail detail, UUID command, Actor by, Optional<Signer> signer, Optional<String> meaning) {
        Event<?> event = writing.event(found, detail, by);
        writing.write(found.id(), EventWords.change(found, event, command, signer, meaning));
        return event.id();
    }
}
