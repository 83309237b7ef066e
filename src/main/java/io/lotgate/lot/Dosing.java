package io.lotgate.lot;

import io.lotgate.lot.Detail.DoseAdministered;
import io.lotgate.lot.Detail.DoseChecked;
import io.lotgate.lot.Detail.DoseIssued;
import io.lotgate.lot.Detail.DoseReceived;
import io.lotgate.lot.Detail.DoseRequested;
import io.lotgate.lot.Detail.DoseWithdrawn;
import io.lotgate.lot.Detail.ExcursionAssessed;
import io.lotgate.lot.Detail.StockCounted;
import io.lotgate.lot.Detail.WeightChanged;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Doses: asked for, checked with the weight of the day, issued, received, given. A weight that changes afterwards opens the
 * check again; a lot that is stopped, recalled or expired issues and gives nothing.
 */
final class Dosing {
    private static final Set<String> BENCH = Set.of("QC_TECHNICIAN");
    private static final Set<String> QA = Set.of("QA_MANAGER");

    static final List<Act> ACTS = List.of(
            new Act(
                    "request-dose",
                    Act.Topic.STOCK,
                    "Prepare a dose",
                    "For whom, with the weight of the day, and from which containers.",
                    DoseRequested.class,
                    BENCH,
                    Optional.empty(),
                    lot -> unusable(lot)
                            .or(() -> lot.events().has(StockCounted.class)
                                    ? Optional.empty()
                                    : Optional.of("The containers are not counted in yet."))
                            .or(() -> lot.stock().at(Stock.Place.IN_STOCK).isEmpty()
                                    ? Optional.of("No container is left in stock.")
                                    : Optional.empty()),
                    lot -> List.of(
                            Ask.text("recipient", "Recipient", "The pseudonym, as on the request and the label."),
                            Ask.number("weightKg", "Weight in kg", "Between 0.5 and 250."),
                            Ask.date("weighedOn", "Weighed on", "The day of the issue or the day before."),
                            Ask.checks(
                                    "containers",
                                    "Containers",
                                    Stocking.numbers(lot.stock().at(Stock.Place.IN_STOCK))),
                            Ask.text("physician", "Physician", "Who asked for the dose."),
                            Ask.choice(
                                    "identity",
                                    "Chain of identity",
                                    List.of(new Ask.Choice(
                                            "yes", "Request, recipient and container labels agree; I read them all")))),
                    DoseRules::request),
            new Act(
                    "change-weight",
                    Act.Topic.STOCK,
                    "Enter a new weight",
                    "The check of the dose is made anew with it; until then nothing of it is issued or given.",
                    WeightChanged.class,
                    BENCH,
                    Optional.empty(),
                    lot -> none(lot, dose -> !dose.over(), "No dose is open."),
                    lot -> List.of(
                            dose(lot, one -> !one.over()),
                            Ask.number("weightKg", "Weight in kg", "Between 0.5 and 250."),
                            Ask.date("weighedOn", "Weighed on", "Not in the future."),
                            Ask.prose("reason", "Reason", "Where the new weight comes from.")),
                    DoseRules::weigh),
            new Act(
                    "check-dose",
                    Act.Topic.STOCK,
                    "Check a dose",
                    "Every criterion that depends on the weight is judged anew with the weight of the dose.",
                    DoseChecked.class,
                    QA,
                    Optional.of("approved"),
                    lot -> unusable(lot).or(() -> waiting(lot, Need.CHECK_DOSE)),
                    lot -> List.of(dose(lot, one -> one.need() == Need.CHECK_DOSE)),
                    DoseRules::check),
            new Act(
                    "issue-dose",
                    Act.Topic.STOCK,
                    "Issue a dose",
                    "The containers leave the stock.",
                    DoseIssued.class,
                    BENCH,
                    Optional.empty(),
                    lot -> unusable(lot).or(() -> waiting(lot, Need.ISSUE_DOSE)),
                    lot -> List.of(
                            dose(lot, one -> one.need() == Need.ISSUE_DOSE),
                            Ask.text("shipper", "Shipper", "Its number, and who carries it."),
                            Ask.text("logger", "Temperature logger", "Its number.")),
                    DoseRules::issue),
            new Act(
                    "receive-dose",
                    Act.Topic.STOCK,
                    "Record the receipt of a dose",
                    "As the place of administration reports it. A temperature out of range holds the dose for QA.",
                    DoseReceived.class,
                    BENCH,
                    Optional.empty(),
                    lot -> waiting(lot, Need.RECEIVE_DOSE),
                    lot -> List.of(
                            dose(lot, one -> one.need() == Need.RECEIVE_DOSE),
                            Ask.instant("received", "Received at", "Local time of the site."),
                            Ask.choice(
                                    "temperature",
                                    "Temperature on the way",
                                    List.of(
                                            new Ask.Choice("in", "In its range the whole way"),
                                            new Ask.Choice("out", "Out of its range"))),
                            Ask.prose("remark", "Condition", "Label, seal, volume, and what the logger shows."),
                            Ask.file("report", "Logger's file", "PDF, as the logger wrote it.")
                                    .optional()),
                    DoseRules::receive),
            new Act(
                    "assess-excursion",
                    Act.Topic.STOCK,
                    "Assess a temperature excursion",
                    "Whether the dose may be given in spite of it.",
                    ExcursionAssessed.class,
                    QA,
                    Optional.of("approved"),
                    lot -> waiting(lot, Need.ASSESS_EXCURSION),
                    lot -> List.of(
                            dose(lot, one -> one.need() == Need.ASSESS_EXCURSION),
                            Ask.choice(
                                    "usable",
                                    "Assessment",
                                    List.of(
                                            new Ask.Choice("yes", "The dose may be given"),
                                            new Ask.Choice("no", "The dose may not be given"))),
                            Ask.prose("reason", "Reason", "Stability data or other grounds.")),
                    (situation, in) -> DoseRules.chosen(situation, in, Need.ASSESS_EXCURSION)
                            .then(dose -> in.outcome(new ExcursionAssessed(
                                    dose.id(),
                                    in.oneOf("usable", "the assessment", List.of("yes", "no"))
                                            .equals("yes"),
                                    in.prose("reason", "the reason"))))),
            new Act(
                    "administer-dose",
                    Act.Topic.STOCK,
                    "Record the administration",
                    "When it was given and by whom. The dose's own tests at the administration stand before it.",
                    DoseAdministered.class,
                    BENCH,
                    Optional.empty(),
                    lot -> unusable(lot)
                            .or(() -> waiting(lot, Need.ADMINISTER_DOSE))
                            .or(() -> hindered(lot)),
                    lot -> List.of(
                            dose(
                                    lot,
                                    one -> one.need() == Need.ADMINISTER_DOSE
                                            && new Bedside(lot).hindrance(one).isEmpty()),
                            Ask.instant("given", "Given at", "Local time of the site."),
                            Ask.text("physician", "Given by", "The physician responsible."),
                            Ask.prose("remark", "Remark", "Volume given, route, and anything unusual.")),
                    DoseRules::administer),
            new Act(
                    "withdraw-dose",
                    Act.Topic.STOCK,
                    "Withdraw a dose",
                    "It will not be given. What had left the stock comes back into quarantine and is discarded.",
                    DoseWithdrawn.class,
                    Set.of("QC_TECHNICIAN", "QA_MANAGER"),
                    Optional.empty(),
                    lot -> none(lot, dose -> !dose.over(), "No dose is open."),
                    lot -> List.of(
                            dose(lot, one -> !one.over()), Ask.prose("reason", "Reason", "Why it is not given.")),
                    (situation, in) -> DoseRules.open(situation, in)
                            .then(dose -> in.outcome(new DoseWithdrawn(dose.id(), in.prose("reason", "the reason"))))));

    private Dosing() {}

    /** Why product of the lot can neither be issued nor given. */
    private static Optional<String> unusable(Lot lot) {
        return lot.status().supplied()
                ? Optional.empty()
                : Optional.of("The lot is " + lot.status().words() + ": nothing of it is issued or given.");
    }

    /** Why none of the doses that lie ready is given; each with its number where there are several. */
    private static Optional<String> hindered(Lot lot) {
        List<Dose> ready = lot.stock().doses().stream()
                .filter(dose -> dose.need() == Need.ADMINISTER_DOSE)
                .toList();
        List<String> why = ready.stream()
                .flatMap(dose -> new Bedside(lot)
                        .hindrance(dose).stream()
                                .map(one -> ready.size() == 1 ? one : "Dose " + dose.number() + ": " + one))
                .toList();
        return why.size() < ready.size() ? Optional.empty() : Optional.of(String.join(" ", why));
    }

    private static Optional<String> waiting(Lot lot, Need need) {
        return none(lot, dose -> dose.need() == need, "No dose waits for this.");
    }

    private static Optional<String> none(Lot lot, Predicate<Dose> wanted, String why) {
        return lot.stock().doses().stream().anyMatch(wanted) ? Optional.empty() : Optional.of(why);
    }

    private static Ask dose(Lot lot, Predicate<Dose> wanted) {
        return Ask.choice(
                "dose",
                "Dose",
                lot.stock().doses().stream()
                        .filter(wanted)
                        .map(dose -> new Ask.Choice(
                                dose.id().toString(),
                                "Dose " + dose.number() + " for "
                                        + dose.requested().detail().recipient() + ", "
                                        + dose.weightKg().toPlainString() + " kg"))
                        .toList());
    }
}
