package io.lotgate.lot;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.Detail.DoseAdministered;
import io.lotgate.lot.Detail.DoseChecked;
import io.lotgate.lot.Detail.DoseIssued;
import io.lotgate.lot.Detail.DoseReceived;
import io.lotgate.lot.Detail.DoseRequested;
import io.lotgate.lot.Detail.Rechecked;
import io.lotgate.lot.Detail.WeightChanged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What each act on a dose reads from what was entered, and refuses. */
final class DoseRules {
    private DoseRules() {}

    static Outcome<? extends Detail> request(Act.Situation situation, Inputs in) {
        Lot lot = situation.lot();
        DoseRequested dose = new DoseRequested(
                in.matching("recipient", "the recipient's pseudonym", ".{1,40}", "1 to 40 characters, no name"),
                in.decimal("weightKg", "the weight in kg", "0.5", "250"),
                in.date("weighedOn", "the day of weighing"),
                in.numbers("containers", lot.registration().containers()),
                in.text("physician", "the physician"));
        String identity = in.oneOf("identity", "that identity was checked", List.of("yes"));
        Outcome<DoseRequested> read = in.outcome(dose);
        return read.then(asked -> {
            List<Refusal> wrong = new ArrayList<>();
            boolean bound = lot.specification().doseBelongsToLot()
                    || lot.registration().donorType().equals("autologous");
            if (bound && !asked.recipient().equals(lot.registration().recipient())) {
                wrong.add(Refusal.input(
                        "recipient",
                        "This lot is for recipient " + lot.registration().recipient()
                                + " and for nobody else. Check request and label."));
            }
            if (asked.containers().isEmpty()
                    || !lot.stock().at(Stock.Place.IN_STOCK).containsAll(asked.containers())) {
                wrong.add(Refusal.input("containers", "Choose containers that lie in stock."));
            }
            weighed(asked.weighedOn(), situation).ifPresent(wrong::add);
            return wrong.isEmpty() && identity.equals("yes") ? Outcome.done(asked) : Outcome.refused(wrong);
        });
    }

    private static Optional<Refusal> weighed(LocalDate on, Act.Situation situation) {
        return on.isAfter(Times.today(situation))
                ? Optional.of(Refusal.input("weighedOn", "The day of weighing lies in the future. Check it."))
                : Optional.empty();
    }

    static Outcome<? extends Detail> weigh(Act.Situation situation, Inputs in) {
        return open(situation, in).then(dose -> {
            BigDecimal weight = in.decimal("weightKg", "the weight in kg", "0.5", "250");
            LocalDate on = in.date("weighedOn", "the day of weighing");
            String reason = in.prose("reason", "the reason");
            return in.outcome(new WeightChanged(dose.id(), weight, on, reason)).then(changed -> weighed(on, situation)
                    .<Outcome<WeightChanged>>map(Outcome::refused)
                    .orElse(Outcome.done(changed)));
        });
    }

    /** A criterion that depends on the weight is judged by what was observed, with the weight of the dose. */
    static Outcome<? extends Detail> check(Act.Situation situation, Inputs in) {
        return chosen(situation, in, Need.CHECK_DOSE).then(dose -> {
            if (dose.weighedOn().isBefore(Times.today(situation).minusDays(1))) {
                return Outcome.refused(Refusal.blocked("The weight is of " + dose.weighedOn()
                        + ". Enter the weight of the day first; the check is made with it."));
            }
            List<Rechecked> criteria = situation.lot().tests().stream()
                    .filter(test -> Observed.weighed(test.specification()))
                    .flatMap(test -> test.standing().stream()
                            .map(attempt -> rechecked(situation, test, attempt, dose.weightKg())))
                    .toList();
            boolean passed = criteria.stream()
                    .allMatch(one ->
                            one.verdict().equals(Verdict.CONFORMS.name()) || suppliedWith(situation.lot(), one.test()));
            return Outcome.done(new DoseChecked(dose.id(), dose.weightKg(), criteria, passed));
        });
    }

    /** Whether the lot was supplied although this test did not conform: QA evaluated that risk, and signs the check. */
    private static boolean suppliedWith(Lot lot, String test) {
        return lot.decidedAs() == Status.SUPPLIED_OUT_OF_SPECIFICATION
                && lot.test(test).filter(LotTest::conforms).isEmpty();
    }

    private static Rechecked rechecked(
            Act.Situation situation, LotTest test, LotTest.Attempt attempt, BigDecimal weightKg) {
        Result result = attempt.result().record();
        Evaluation judged = situation
                .evaluator()
                .evaluate(
                        result.method(),
                        result.criterion(),
                        Observed.with(test.specification(), result.observation(), weightKg));
        return new Rechecked(test.specification().id(), judged.verdict().name(), judged.reported());
    }

    static Outcome<? extends Detail> issue(Act.Situation situation, Inputs in) {
        if (!situation.lot().registration().expiresAt().isAfter(situation.now())) {
            return Outcome.refused(Refusal.blocked("The lot has expired. Nothing of it is issued."));
        }
        return chosen(situation, in, Need.ISSUE_DOSE).then(dose -> {
            if (dose.weighedOn().isBefore(Times.today(situation).minusDays(1))) {
                return Outcome.refused(Refusal.blocked("The weight is of " + dose.weighedOn()
                        + ". Enter the weight of the day; the check is made with it."));
            }
            return in.outcome(new DoseIssued(
                    dose.id(), in.text("shipper", "the shipper"), in.text("logger", "the logger's number")));
        });
    }

    static Outcome<? extends Detail> receive(Act.Situation situation, Inputs in) {
        return chosen(situation, in, Need.RECEIVE_DOSE)
                .then(dose -> in.outcome(new DoseReceived(
                        dose.id(),
                        in.instant("received", "the time of receipt"),
                        in.oneOf("temperature", "the temperature on the way", List.of("in", "out"))
                                .equals("out"),
                        in.prose("remark", "the condition"),
                        in.optional("report"))))
                .then(received -> Times.past(received, "received", received.received(), situation));
    }

    static Outcome<? extends Detail> administer(Act.Situation situation, Inputs in) {
        return chosen(situation, in, Need.ADMINISTER_DOSE)
                .then(dose -> new Bedside(situation.lot())
                        .hindrance(dose)
                        .<Outcome<Dose>>map(why -> Outcome.refused(Refusal.input("dose", why)))
                        .orElse(Outcome.done(dose)))
                .then(dose -> in.outcome(new DoseAdministered(
                        dose.id(),
                        in.instant("given", "the time of administration"),
                        in.text("physician", "who gave it"),
                        in.prose("remark", "a remark"))))
                .then(given -> Times.past(given, "given", given.given(), situation))
                .then(given ->
                        given.given().isAfter(situation.lot().registration().expiresAt())
                                ? Outcome.refused(
                                        Refusal.input(
                                                "given",
                                                "This is after the expiry. If it was given all the same, record a deviation and tell QA."))
                                : Outcome.done(given));
    }

    static Outcome<Dose> open(Act.Situation situation, Inputs in) {
        return chosen(situation, in, dose -> !dose.over());
    }

    static Outcome<Dose> chosen(Act.Situation situation, Inputs in, Need need) {
        return chosen(situation, in, dose -> dose.need() == need);
    }

    static Outcome<Dose> chosen(Act.Situation situation, Inputs in, Predicate<Dose> wanted) {
        List<Dose> doses =
                situation.lot().stock().doses().stream().filter(wanted).toList();
        Optional<UUID> id = in.uuid("dose");
        return doses.stream()
                .filter(dose -> id.equals(Optional.of(dose.id())))
                .findFirst()
                .<Outcome<Dose>>map(Outcome::done)
                .orElse(Outcome.refused(Refusal.input("dose", "Choose the dose.")));
    }
}
