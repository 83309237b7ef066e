package io.lotgate.lot;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recall: who holds or was given product is told, what is underway comes back, QA closes it with a signature. */
final class Recalling {
    private static final Set<String> QA = Set.of("QA_MANAGER");

    static final List<Act> ACTS = List.of(
            new Act(
                    "recall",
                    Act.Topic.STATUS,
                    "Recall the lot",
                    "Nothing more is issued or given; whoever holds or was given product is told. It cannot be undone.",
                    Detail.Recalled.class,
                    QA,
                    Optional.of("approved"),
                    lot -> lot.letGo() && lot.status() != Status.RECALLED && lot.status() != Status.CLOSED
                            ? Optional.empty()
                            : Optional.of("Only a lot that was released or supplied is recalled; this one is "
                                    + lot.status().words() + "."),
                    lot -> List.of(Ask.prose("reason", "Reason", "What is wrong, and who may be affected.")),
                    (situation, in) -> in.outcome(new Detail.Recalled(in.prose("reason", "the reason")))),
            new Act(
                    "recipient-notified",
                    Act.Topic.STATUS,
                    "Record who was told of the recall",
                    "One entry for each physician, sponsor or site that was told.",
                    Detail.RecipientNotified.class,
                    QA,
                    Optional.empty(),
                    Recalling::notOpen,
                    lot -> List.of(
                            Ask.text("who", "Who was told", "Name and function; no patient's name."),
                            Ask.text("how", "How", "Telephone, mail, with reference."),
                            Ask.instant("told", "When", "Local time of the site.")),
                    (situation, in) -> in.outcome(new Detail.RecipientNotified(
                                    in.text("who", "who was told"), in.text("how", "how"), in.instant("told", "when")))
                            .then(told -> Times.past(told, "told", told.told(), situation))),
            new Act(
                    "close-recall",
                    Act.Topic.STATUS,
                    "Close the recall",
                    "Everyone is told and nothing is underway any more.",
                    Detail.RecallClosed.class,
                    QA,
                    Optional.of("approved"),
                    lot -> notOpen(lot)
                            .or(() -> lot.errands().stream().anyMatch(errand -> errand.need() == Need.CLOSE_RECALL)
                                    ? Optional.empty()
                                    : Optional.of(
                                            lot.stock().underway()
                                                    ? "Containers are underway: they are withdrawn or their administration"
                                                            + " is recorded first."
                                                    : "Nobody is on record as told.")),
                    lot -> List.of(Ask.prose("reason", "Outcome", "What the recall reached, and what is left.")),
                    (situation, in) -> in.outcome(new Detail.RecallClosed(in.prose("reason", "the outcome")))));

    private Recalling() {}

    private static Optional<String> notOpen(Lot lot) {
        if (lot.status() != Status.RECALLED) {
            return Optional.of("The lot is not recalled.");
        }
        return lot.events().has(Detail.RecallClosed.class)
                ? Optional.of("The recall is closed already.")
                : Optional.empty();
    }
}
