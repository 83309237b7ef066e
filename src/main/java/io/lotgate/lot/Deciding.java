package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.value.Ids;
import java.time.Instant;
import java.util.List;

/** The rules of the decision: only a certifier who had no part in the results, and a release only without blockers. */
final class Deciding {
    private Deciding() {}

    static Outcome<Disposition> decide(Lot lot, Decision decision, String reason, Actor by, Instant now) {
        if (!by.has("CERTIFIER")) {
            return Outcome.refused(Refusal.notAllowed("Only a person with the right to certify decides a lot."));
        }
        if (lot.decidedFinally()) {
            return Outcome.refused(Refusal.stale(new Meanwhile(lot).decided().orElseThrow()));
        }
        if (lot.step() != Step.DECIDE && !(decision == Decision.REJECT && lot.beforeDecision())) {
            return Outcome.refused(Refusal.blocked("The decision is not open yet: the lot waits for an earlier step."));
        }
        if (tookPart(lot, by)) {
            return Outcome.refused(Refusal.notAllowed(
                    "You performed or reviewed a result of this lot. Another certifier decides it."));
        }
        List<String> open = lot.openInvestigations();
        if (!open.isEmpty()) {
            return Outcome.refused(Refusal.blocked("Investigation " + String.join(", ", open)
                    + " is open. A lot is decided after its investigations are concluded."));
        }
        List<String> blockers = decision == Decision.REJECT ? List.of() : lot.blockers(decision, now);
        if (!blockers.isEmpty()) {
            return Outcome.refused(blockers.stream().map(Refusal::blocked).toList());
        }
        if (!decision.certifies() && reason.isBlank()) {
            return Outcome.refused(Refusal.input(
                    "reason",
                    decision == Decision.REJECT ? "Say why the lot is rejected." : "Say why the lot is supplied."));
        }
        return Outcome.done(new Disposition(Ids.next(), lot.id(), decision, reason.strip(), now, by));
    }

    /** Whether a certifier decides on a page that is out of date; who may not decide at all is told that first. */
    static boolean stale(Lot lot, long version, Actor by) {
        return by.has("CERTIFIER") && !lot.decidedFinally() && lot.version() != version;
    }

    private static boolean tookPart(Lot lot, Actor by) {
        return lot.results().stream()
                        .anyMatch(result -> result.record().by().person().equals(by.person()))
                || lot.reviews().stream()
                        .anyMatch(review -> review.record().by().person().equals(by.person()))
                || lot.investigations().laboratory().stream()
                        .anyMatch(phase -> phase.by().person().equals(by.person()));
    }
}
