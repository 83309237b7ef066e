package io.lotgate.lot;

import io.lotgate.lot.Detail.ContainersDiscarded;
import io.lotgate.lot.Detail.Reconciled;
import io.lotgate.lot.Detail.StockCounted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Containers are counted in, destroyed and reconciled; doses take them in between. */
final class Stocking {
    static final List<Act> ACTS = List.of(
            new Act(
                    "count-stock",
                    Act.Topic.STOCK,
                    "Count the containers in",
                    "Count what was put into the stock and compare it with the number registered.",
                    StockCounted.class,
                    Set.of("QC_TECHNICIAN"),
                    Optional.empty(),
                    lot -> lot.events().has(StockCounted.class)
                            ? Optional.of("The containers are counted in already.")
                            : Optional.empty(),
                    lot -> List.of(
                            Ask.number(
                                    "containers",
                                    "Containers counted",
                                    "Registered: " + lot.registration().containers() + "."),
                            Ask.text("location", "Place", "Tank, rack and box."),
                            Ask.checks(
                                            "damaged",
                                            "Damaged, not to be used",
                                            numbers(IntStream.rangeClosed(
                                                            1,
                                                            lot.registration().containers())
                                                    .boxed()
                                                    .toList()))
                                    .optional()),
                    Stocking::count),
            new Act(
                    "discard",
                    Act.Topic.STOCK,
                    "Discard containers",
                    "Containers that are destroyed: damaged, withdrawn, expired or of a lot that may not be used.",
                    ContainersDiscarded.class,
                    Set.of("QC_TECHNICIAN", "QA_MANAGER"),
                    Optional.empty(),
                    lot -> discardable(lot).isEmpty()
                            ? Optional.of("No container lies in stock or quarantine.")
                            : Optional.empty(),
                    lot -> List.of(
                            Ask.checks("containers", "Containers", numbers(discardable(lot))),
                            Ask.prose("reason", "Reason", "Why and how they were destroyed, and who witnessed it.")),
                    Stocking::discard),
            new Act(
                    "reconcile",
                    Act.Topic.STOCK,
                    "Close the lot",
                    "Every container is given or destroyed and nothing else is open.",
                    Reconciled.class,
                    Set.of("QA_MANAGER"),
                    Optional.of("approved"),
                    Stocking::notReconciled,
                    lot -> List.of(Ask.prose("reason", "Remark", "What the reconciliation showed.")),
                    (situation, in) -> in.outcome(new Reconciled(
                            situation.lot().stock().at(Stock.Place.ADMINISTERED).size(),
                            situation.lot().stock().at(Stock.Place.DISCARDED).size(),
                            in.prose("reason", "the remark")))));

    private Stocking() {}

    private static Outcome<? extends Detail> count(Act.Situation situation, Inputs in) {
        int registered = situation.lot().registration().containers();
        int counted = in.whole("containers", "the number of containers", 0, 1000);
        String location = in.text("location", "the place");
        List<Integer> damaged = in.numbers("damaged", registered);
        if (counted != registered) {
            return Outcome.refused(Refusal.input(
                    "containers",
                    registered + " containers are registered. Count again; if one is missing or too many, record a"
                            + " deviation and count it as damaged."));
        }
        return in.outcome(new StockCounted(counted, location, damaged));
    }

    private static Outcome<? extends Detail> discard(Act.Situation situation, Inputs in) {
        List<Integer> chosen =
                in.numbers("containers", situation.lot().registration().containers());
        String reason = in.prose("reason", "the reason");
        List<Integer> possible = discardable(situation.lot());
        if (chosen.isEmpty() || !possible.containsAll(chosen)) {
            return Outcome.refused(Refusal.input("containers", "Choose containers in stock or quarantine."));
        }
        return in.outcome(new ContainersDiscarded(chosen, reason));
    }

    private static List<Integer> discardable(Lot lot) {
        return lot.stock().containers().stream()
                .filter(one -> switch (one.place()) {
                    case MANUFACTURED, IN_STOCK, QUARANTINED -> true;
                    default -> false;
                })
                .map(Stock.Container::number)
                .toList();
    }

    static List<Ask.Choice> numbers(List<Integer> containers) {
        return containers.stream()
                .map(number -> new Ask.Choice(Integer.toString(number), "Container " + number))
                .toList();
    }

    private static Optional<String> notReconciled(Lot lot) {
        if (lot.status() == Status.CLOSED) {
            return Optional.of("The lot is closed already.");
        }
        if (lot.decisions().isEmpty()) {
            return Optional.of("The lot is not decided yet.");
        }
        if (!lot.stock().accounted()) {
            return Optional.of("Not every container is given or destroyed: see the list.");
        }
        if (!lot.openInvestigations().isEmpty()) {
            return Optional.of("Investigation " + String.join(", ", lot.openInvestigations()) + " is open.");
        }
        if (!lot.decidedFinally()) {
            return Optional.of("Late results are open, or the second decision is.");
        }
        return lot.errands().stream()
                .map(Errand::need)
                .filter(need -> need.role().isPresent() && need != Need.KEEP_STOCK)
                .findFirst()
                .map(need -> "Something is open: "
                        + need.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".");
    }
}
