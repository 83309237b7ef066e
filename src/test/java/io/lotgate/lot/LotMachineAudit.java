package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.Gate;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.TestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks at a record that is about to join the journal and says what must not be: told from the raw records before it, with
 * none of the lot's own rules. Each rule has a name by which a seeded fault expects to be caught.
 */
final class LotMachineAudit {

    /** What must not be. */
    record Finding(String rule, String words) {}

    private final Registration registration;
    private final ProductSpecification specification;
    private final LotMachineJournal before;
    private final List<Finding> findings = new ArrayList<>();

    LotMachineAudit(Registration registration, ProductSpecification specification, List<Record> before) {
        this.registration = registration;
        this.specification = specification;
        this.before = new LotMachineJournal(before);
    }

    List<Finding> of(Record added) {
        if (added instanceof Result result) {
            result(result);
        } else if (added instanceof Review review) {
            review(review);
        } else if (added instanceof LaboratoryPhase phase) {
            right("laboratory", phase.by(), "QC_REVIEWER");
            rule("laboratory by performer", before.performed(before.test(phase.investigation()), phase.by()));
        } else if (added instanceof RetestPlan plan) {
            plan(plan);
        } else if (added instanceof Conclusion conclusion) {
            conclusion(conclusion);
        } else if (added instanceof BatchRecordReview review) {
            right("batch record", review.by(), "QA_MANAGER");
        } else if (added instanceof Disposition disposition) {
            disposition(disposition);
        } else if (added instanceof Event<?> event) {
            event(event);
        }
        return findings;
    }

    /** What the lot says of itself: it is not called released when its last decision, a hold or a recall says otherwise. */
    static Optional<Finding> status(Status status, List<Record> all) {
        LotMachineJournal journal = new LotMachineJournal(all);
        boolean released = status == Status.RELEASED || status == Status.CONDITIONALLY_RELEASED;
        Optional<Decision> last = journal.decision();
        Status certified = last.equals(Optional.of(Decision.RELEASE)) ? Status.RELEASED : Status.CONDITIONALLY_RELEASED;
        boolean wrong = released
                && (status != certified
                        || last.filter(Decision::certifies).isEmpty()
                        || !journal.openHolds().isEmpty()
                        || journal.has(Detail.Recalled.class)
                        || (status == Status.RELEASED && journal.has(Detail.Expired.class)));
        return wrong ? Optional.of(new Finding("status", "the lot calls itself " + status)) : Optional.empty();
    }

    private void result(Result result) {
        right("perform", result.by(), "QC_TECHNICIAN");
        rule("samples", before.all(Reception.class).findAny().isEmpty());
        boolean open = gate(result.test()) == Gate.ADMINISTRATION
                && before.decision().filter(last -> last != Decision.REJECT).isPresent();
        rule("result after the decision", before.decidedFinally() && !open);
        rule("decider at the bench", before.decided(result.by()));
        rule(
                "correction",
                result.kind() == AttemptKind.CORRECTION
                        && before.result(result.replaces().orElseThrow())
                                .filter(returned -> !returned.verdict().equals("CONFORMS"))
                                .filter(returned -> !returned.verdict().equals(result.verdict()))
                                .isPresent());
        before.all(RetestPlan.class)
                .filter(plan -> result.authorisation().equals(Optional.of(plan.id())))
                .forEach(plan -> {
                    rule(
                            "second analyst",
                            before.suspects(plan.investigation()).stream()
                                    .anyMatch(suspect -> same(suspect.by(), result.by())));
                    rule("retest by its planner", same(plan.by(), result.by()));
                });
    }

    private void review(Review review) {
        right("review", review.by(), "QC_REVIEWER");
        Result reviewed = before.result(review.result()).orElseThrow();
        rule("own result", before.performed(reviewed.test(), review.by()));
        rule("decider at the bench", before.decided(review.by()));
        rule("reviewed twice", before.review(review.result()).isPresent());
    }

    private void plan(RetestPlan plan) {
        right("plan", plan.by(), "QA_MANAGER");
        rule("plan by who took part", before.tookPart(plan.investigation(), plan.by()));
        int fixed = test(before.test(plan.investigation())).further().retests();
        rule("number of retests", plan.retests() != 0 && plan.retests() != fixed);
        rule("plan before the review", unreviewed(before.test(plan.investigation())));
        rule(
                "plan before the laboratory",
                before.laboratory(plan.investigation()).isEmpty());
    }

    private void conclusion(Conclusion conclusion) {
        UUID investigation = conclusion.investigation();
        String test = before.test(investigation);
        Optional<RetestPlan> plan = before.plan(investigation);
        List<Result> retests = plan.map(one -> before.authorised(one.id())).orElse(List.of());
        boolean invalidated = conclusion.finding() == Conclusion.Finding.INVALIDATED;
        right("conclude", conclusion.by(), "QA_MANAGER");
        rule("conclude by who took part", before.tookPart(investigation, conclusion.by()));
        rule("conclude before the review", unreviewed(test));
        rule("concluded twice", before.conclusion(investigation).isPresent());
        boolean cause = plan.isPresent()
                || before.laboratory(investigation)
                        .flatMap(LaboratoryPhase::cause)
                        .isPresent();
        rule("cause", invalidated && (!cause || conclusion.cause().isEmpty()));
        rule("conclude without a plan", !invalidated && plan.isEmpty());
        rule(
                "failed retest",
                invalidated
                        && retests.stream()
                                .anyMatch(one -> !one.verdict().equals("CONFORMS")
                                        && !one.verdict().equals("INVALID")));
        long done = retests.stream().filter(before::stands).count();
        rule("retests as planned", plan.filter(one -> one.retests() != done).isPresent());
        rule(
                "assessment",
                conclusion.finding() == Conclusion.Finding.ACCEPTED_BY_ASSESSMENT
                        && !test(test).further().assessment());
    }

    private void disposition(Disposition decided) {
        right("certify", decided.by(), "CERTIFIER");
        rule("decided twice", before.decidedFinally());
        rule("certifier took part", before.tookPart(decided.by()));
        rule("open investigation", before.all(Investigation.class).anyMatch(one -> before.conclusion(one.id())
                .isEmpty()));
        if (decided.decision().certifies()) {
            certified(decided);
        } else if (decided.decision() == Decision.SUPPLY) {
            rule(
                    "supply",
                    !before.has(Detail.SupplyAccepted.class)
                            || !before.openHolds().isEmpty());
            rule("expired", !registration.expiresAt().isAfter(decided.at()));
        }
    }

    private void certified(Disposition decided) {
        boolean first = before.decision().isEmpty();
        rule("expired", first && !registration.expiresAt().isAfter(decided.at()));
        rule("conditional release", decided.decision() == Decision.CONDITIONAL_RELEASE && !first);
        rule("hold", !before.openHolds().isEmpty());
        rule("deviation", before.graveDeviations());
        rule("recalled", before.has(Detail.Recalled.class));
        Optional<BatchRecordReview> batch = before.all(BatchRecordReview.class).findFirst();
        rule("batch record", batch.isEmpty());
        rule(
                "batch record answered no",
                batch.stream().flatMap(one -> one.answers().stream()).anyMatch(answer -> !answer.yes()));
        specification.tests().forEach(test -> {
            boolean gates = test.gate() == Gate.BLOCKING || test.gate() == Gate.BANK;
            if (gates || (test.gate() == Gate.LATE && decided.decision() == Decision.RELEASE)) {
                certified(test);
            } else if (test.gate() == Gate.LATE) {
                rule("out of specification", failed(test.id()));
            }
        });
    }

    /** A test that has to conform: nothing open, nothing unreviewed, and no failure that was not made good by QA. */
    private void certified(TestSpecification test) {
        List<Result> attempts = before.results(test.id());
        boolean accepted = before.all(Conclusion.class)
                .filter(one -> before.test(one.investigation()).equals(test.id()))
                .anyMatch(one -> one.finding() == Conclusion.Finding.ACCEPTED_BY_ASSESSMENT);
        rule("open test", attempts.isEmpty() || returnedOrInvalid(attempts.get(attempts.size() - 1)));
        rule(
                "out of specification",
                !accepted
                        && attempts.stream()
                                .reduce((first, last) -> last)
                                .filter(last -> !last.verdict().equals("CONFORMS"))
                                .isPresent());
        rule("unreviewed", unreviewed(test.id()));
        rule("out of specification", failed(test.id()));
    }

    private boolean returnedOrInvalid(Result last) {
        return last.verdict().equals("INVALID")
                || before.review(last.id()).filter(review -> !review.accepted()).isPresent();
    }

    private boolean unreviewed(String test) {
        return before.results(test).stream()
                .filter(result -> !result.verdict().equals("INVALID"))
                .anyMatch(result -> before.review(result.id()).isEmpty());
    }

    /** Whether a result does not conform and neither its follow-up nor a later conclusion of QA made it good. */
    private boolean failed(String test) {
        return before.results(test).stream()
                .filter(result -> !result.verdict().equals("CONFORMS")
                        && !result.verdict().equals("INVALID"))
                .anyMatch(result -> !before.madeGood(result));
    }

    private void event(Event<?> event) {
        if (event.detail() instanceof Detail.DoseIssued || event.detail() instanceof Detail.DoseAdministered) {
            rule(
                    "product out",
                    before.decision().filter(last -> last != Decision.REJECT).isEmpty()
                            || !before.openHolds().isEmpty()
                            || before.has(Detail.Recalled.class));
        }
        if (event.detail() instanceof Detail.DoseIssued issued) {
            rule("product out", !registration.expiresAt().isAfter(event.at()));
            rule("dose check", !before.checked(issued.dose()));
        }
        Acts.ALL.stream()
                .filter(act -> act.makes().isInstance(event.detail()) && !same(event.by(), Actor.SYSTEM))
                .filter(act -> act.roles().stream().noneMatch(event.by()::has))
                .forEach(act -> rule("right to act", true));
    }

    private Gate gate(String test) {
        return test(test).gate();
    }

    private TestSpecification test(String id) {
        return specification.test(id.replaceFirst("\\..*", "")).orElseThrow();
    }

    private void right(String verb, Actor by, String role) {
        rule("right to " + verb, !by.roles().contains(role));
    }

    private void rule(String rule, boolean broken) {
        if (broken) {
            findings.add(new Finding(rule, rule));
        }
    }

    static boolean same(Actor one, Actor other) {
        return one.person().equals(other.person());
    }
}
