package io.lotgate.lot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hold: nothing is released, issued or given until QA lifts it; open tests and investigations go on. */
final class Holding {
    private static final Set<String> QA = Set.of("QA_MANAGER");

    static final List<Act> ACTS = List.of(
            new Act(
                    "hold",
                    Act.Topic.STATUS,
                    "Put on hold",
                    "Nothing is released, issued or given until the hold is lifted. Tests and investigations go on.",
                    Detail.Hold.class,
                    QA,
                    Optional.empty(),
                    Holding::finished,
                    lot -> List.of(Ask.prose("reason", "Reason", "What is suspected, and what would end the hold.")),
                    (situation, in) ->
                            in.outcome(Detail.Hold.of(Detail.Cause.QUALITY, in.prose("reason", "the reason")))),
            new Act(
                    "lift-hold",
                    Act.Topic.STATUS,
                    "Lift a hold",
                    "The lot goes back to where it stood. The reason says why nothing speaks against it any more.",
                    Detail.HoldLifted.class,
                    QA,
                    Optional.of("approved"),
                    lot -> lot.events().holds().isEmpty() ? Optional.of("The lot is not on hold.") : Optional.empty(),
                    Holding::asks,
                    Holding::lift));

    private Holding() {}

    private static List<Ask> asks(Lot lot) {
        return List.of(
                Ask.choice(
                        "hold",
                        "Hold",
                        lot.events().holds().stream()
                                .map(hold -> new Ask.Choice(
                                        hold.id().toString(), hold.detail().reason()))
                                .toList()),
                Ask.prose("reason", "Reason", "Why nothing speaks against the lot any more."));
    }

    private static Outcome<? extends Detail> lift(Act.Situation situation, Inputs in) {
        Lot lot = situation.lot();
        List<Event<Detail.Hold>> open = lot.events().holds();
        String chosen = in.oneOf(
                "hold",
                "the hold",
                open.stream().map(hold -> hold.id().toString()).toList());
        Outcome<String> reason = in.outcome(in.prose("reason", "the reason"));
        return reason.then(why -> {
            Event<Detail.Hold> hold = open.stream()
                    .filter(one -> one.id().toString().equals(chosen))
                    .findFirst()
                    .orElseThrow();
            List<String> investigations = lot.openInvestigations();
            boolean late = hold.detail().cause() == Detail.Cause.LATE_RESULT;
            boolean identity = hold.detail().cause() == Detail.Cause.IDENTITY;
            if ((late || identity) && !investigations.isEmpty()) {
                return Outcome.refused(Refusal.blocked("Investigation " + String.join(", ", investigations)
                        + " is open. This hold is lifted after its conclusion."));
            }
            if (late && !lot.failedLate().isEmpty()) {
                return Outcome.refused(Refusal.blocked(String.join(", ", lot.failedLate())
                        + " did not conform. The hold stays; decide the lot anew."));
            }
            return Outcome.done(new Detail.HoldLifted(UUID.fromString(chosen), why));
        });
    }

    /** Why nothing can be held any more. */
    private static Optional<String> finished(Lot lot) {
        return switch (lot.status()) {
            case REJECTED, RECALLED, CLOSED ->
                Optional.of("The lot is " + lot.status().words() + ".");
            default -> Optional.empty();
        };
    }
}
