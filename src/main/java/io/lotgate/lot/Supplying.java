package io.lotgate.lot;

import io.lotgate.lot.Detail.AuthorityNotified;
import io.lotgate.lot.Detail.RiskEvaluated;
import io.lotgate.lot.Detail.SupplyAccepted;
import io.lotgate.lot.Detail.SupplyDeclined;
import io.lotgate.lot.Detail.SupplyRequested;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exceptional supply of a lot that does not conform, on the treating physician's request: risk evaluation, acceptance,
 * decision, and the authority told in time (EU GMP Part IV, 11.53 and 11.54). The lot is never released by it.
 */
final class Supplying {
    private static final Set<String> QA = Set.of("QA_MANAGER");

    static final List<Act> ACTS = List.of(
            new Act(
                    "request-supply",
                    Act.Topic.SUPPLY,
                    "Record a physician's request",
                    "The treating physician asks for a lot that does not conform, for a recipient in immediate danger.",
                    SupplyRequested.class,
                    QA,
                    Optional.empty(),
                    Supplying::notRequestable,
                    lot -> List.of(
                            Ask.text("physician", "Physician", "Name and hospital."),
                            Ask.prose(
                                    "hazard", "Immediate hazard", "What threatens the recipient without the product."),
                            Ask.prose(
                                    "alternatives",
                                    "Alternatives",
                                    "What else was considered and why it is not possible."),
                            Ask.file("report", "Request", "The signed request as PDF.")
                                    .optional()),
                    Supplying::request),
            new Act(
                    "evaluate-risk",
                    Act.Topic.SUPPLY,
                    "Evaluate the risk",
                    "What the results out of specification mean for this recipient; the physician gets it.",
                    RiskEvaluated.class,
                    QA,
                    Optional.of("approved"),
                    lot -> waits(lot, Need.EVALUATE_RISK),
                    lot -> List.of(
                            Ask.prose(
                                    "evaluation",
                                    "Evaluation",
                                    "Each result out of specification and its consequence."),
                            Ask.choice(
                                    "recommended",
                                    "Outcome",
                                    List.of(
                                            new Ask.Choice("yes", "The supply can be supported"),
                                            new Ask.Choice("no", "The supply cannot be supported")))),
                    (situation, in) -> in.outcome(new RiskEvaluated(
                            in.prose("evaluation", "the evaluation"),
                            in.oneOf("recommended", "the outcome", List.of("yes", "no"))
                                    .equals("yes")))),
            new Act(
                    "accept-supply",
                    Act.Topic.SUPPLY,
                    "Record the physician's acceptance",
                    "The physician read the risk evaluation and takes the product for this recipient.",
                    SupplyAccepted.class,
                    QA,
                    Optional.empty(),
                    lot -> waits(lot, Need.RECORD_ACCEPTANCE),
                    lot -> List.of(
                            Ask.text("physician", "Physician", "Name and hospital."),
                            Ask.instant("accepted", "Accepted at", "Local time of the site."),
                            Ask.file("report", "Acceptance", "The signed acceptance as PDF.")
                                    .optional()),
                    (situation, in) -> in.outcome(new SupplyAccepted(
                                    in.text("physician", "the physician"),
                                    in.instant("accepted", "the time of the acceptance"),
                                    in.optional("report")))
                            .then(accepted -> Times.past(accepted, "accepted", accepted.accepted(), situation))),
            new Act(
                    "decline-supply",
                    Act.Topic.SUPPLY,
                    "End the request",
                    "The product is not supplied; the lot is decided without it.",
                    SupplyDeclined.class,
                    QA,
                    Optional.empty(),
                    lot -> open(lot) ? Optional.empty() : Optional.of("No request is open."),
                    lot -> List.of(Ask.prose("reason", "Reason", "Why the request ends.")),
                    (situation, in) -> in.outcome(new SupplyDeclined(in.prose("reason", "the reason")))),
            new Act(
                    "authority-notified",
                    Act.Topic.SUPPLY,
                    "Record the notification",
                    "The authority or the sponsor was told that a product out of specification was given.",
                    AuthorityNotified.class,
                    QA,
                    Optional.empty(),
                    lot -> waits(lot, Need.NOTIFY_AUTHORITY),
                    lot -> List.of(
                            Ask.text("whom", "Who was told", "Authority or sponsor."),
                            Ask.text("reference", "Reference", "Number of the letter or report."),
                            Ask.instant("told", "When", "Local time of the site.")),
                    (situation, in) -> in.outcome(new AuthorityNotified(
                                    in.text("whom", "who was told"),
                                    in.text("reference", "the reference"),
                                    in.instant("told", "when")))
                            .then(told -> Times.past(told, "told", told.told(), situation))));

    private Supplying() {}

    private static Outcome<? extends Detail> request(Act.Situation situation, Inputs in) {
        return situation.policy().exceptionalSupply()
                ? in.outcome(new SupplyRequested(
                        in.text("physician", "the physician"),
                        in.prose("hazard", "the hazard"),
                        in.prose("alternatives", "the alternatives"),
                        in.optional("report"),
                        Math.toIntExact(situation.policy().notifyWithin().toMinutes())))
                : Outcome.refused(Refusal.blocked("This site does not supply products out of specification; see"
                        + " lotgate.exceptional-supply in its configuration."));
    }

    /** Why the lot cannot be supplied by this decision now; empty when it can. */
    static Optional<String> blocks(Lot lot) {
        if (!waits(lot, Need.DECIDE_SUPPLY).isEmpty()) {
            return Optional.of("A supply takes the physician's request, a signed risk evaluation and the acceptance.");
        }
        return lot.events()
                .last(RiskEvaluated.class)
                .filter(evaluated -> !evaluated.detail().recommended())
                .map(evaluated -> "The risk evaluation does not support the supply.");
    }

    private static Optional<String> notRequestable(Lot lot) {
        if (!lot.decisions().isEmpty()) {
            return Optional.of("The lot is decided already.");
        }
        if (open(lot)) {
            return Optional.of("A request is on record already.");
        }
        if (lot.events().has(SupplyDeclined.class)) {
            return Optional.of("A request was declined; the lot is decided without it.");
        }
        boolean nonconforming = lot.tests().stream()
                .anyMatch(test -> test.phase() == TestPhase.CONCLUDED
                        && test.specification().gate().beforeDecision()
                        && !test.conforms());
        return lot.step() == Step.DECIDE && nonconforming
                ? Optional.empty()
                : Optional.of("A request belongs to a lot that waits for its decision and does not conform.");
    }

    private static boolean open(Lot lot) {
        return lot.errands().stream()
                .map(Errand::need)
                .anyMatch(need ->
                        need == Need.EVALUATE_RISK || need == Need.RECORD_ACCEPTANCE || need == Need.DECIDE_SUPPLY);
    }

    private static Optional<String> waits(Lot lot, Need need) {
        return lot.errands().stream().anyMatch(errand -> errand.need() == need)
                ? Optional.empty()
                : Optional.of("The lot does not wait for this.");
    }
}
