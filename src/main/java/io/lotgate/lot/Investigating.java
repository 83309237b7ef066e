package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.Actor;
import io.lotgate.value.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The rules of an investigation (FDA, Investigating Out-of-Specification Test Results, 2022): the laboratory looks at its
 * own work first; only a proven cause invalidates; retests are fixed in number before the first and made by a second
 * person; passing retests do not erase a result; QA concludes.
 */
record Investigating(Lot lot, Actor by, Instant now) {

    Outcome<LaboratoryPhase> laboratory(LaboratoryFindings command) {
        if (!by.has("QC_REVIEWER")) {
            return Outcome.refused(Refusal.notAllowed("Only a QC reviewer records the laboratory's part."));
        }
        return open(command.investigation(), LotInvestigation.Phase.LABORATORY, (test, investigation) -> {
            if (performed(test)) {
                return Outcome.refused(Refusal.notAllowed(
                        "You performed this test. Another person looks into the laboratory's part."));
            }
            Optional<Refusal> decider = new Separation(lot, test, by).decided();
            if (decider.isPresent()) {
                return Outcome.refused(decider.get());
            }
            List<Refusal> wrong = new ArrayList<>();
            command.answers().stream()
                    .filter(answer -> !answer.yes() && answer.remark().isBlank())
                    .forEach(answer -> wrong.add(
                            Refusal.input("remark-" + answer.question(), "A no needs a remark: say what is not so.")));
            return wrong.isEmpty()
                    ? Outcome.done(new LaboratoryPhase(
                            Ids.next(),
                            command.investigation(),
                            lot.id(),
                            command.answers(),
                            command.findings(),
                            command.cause(),
                            now,
                            by))
                    : Outcome.refused(wrong);
        });
    }

    Outcome<RetestPlan> plan(PlanRetests command) {
        Optional<Refusal> refused = notQa("plans retests");
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        return open(command.investigation(), LotInvestigation.Phase.ASSESSMENT, (test, investigation) -> {
            Optional<Refusal> own = own(test, investigation).or(() -> unreviewed(test));
            if (own.isPresent()) {
                return Outcome.refused(own.get());
            }
            int fixed = test.specification().further().retests();
            if (command.retests() != 0 && command.retests() != fixed) {
                return Outcome.refused(Refusal.input(
                        "retests",
                        fixed == 0
                                ? "The specification allows no retest of this test. Enter 0 and conclude."
                                : "The specification fixes " + fixed + " retests. Enter " + fixed
                                        + ", or 0 when nothing is left to test."));
            }
            return Outcome.done(new RetestPlan(
                    Ids.next(),
                    command.investigation(),
                    lot.id(),
                    command.retests(),
                    command.kind(),
                    command.production(),
                    command.reason(),
                    now,
                    by));
        });
    }

    Outcome<Conclusion> conclude(ConcludeInvestigation command) {
        Optional<Refusal> refused = notQa("concludes an investigation");
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        boolean early = command.finding() == Conclusion.Finding.INVALIDATED
                && lot.investigated(command.investigation())
                        .flatMap(LotTest::openInvestigation)
                        .filter(one -> one.phase() == LotInvestigation.Phase.ASSESSMENT)
                        .isPresent();
        LotInvestigation.Phase phase = early ? LotInvestigation.Phase.ASSESSMENT : LotInvestigation.Phase.CONCLUSION;
        return open(command.investigation(), phase, (test, investigation) -> {
            List<Refusal> wrong = new ArrayList<>();
            own(test, investigation).or(() -> unreviewed(test)).ifPresent(wrong::add);
            unfounded(command, test, investigation).ifPresent(wrong::add);
            return wrong.isEmpty()
                    ? Outcome.done(new Conclusion(
                            Ids.next(),
                            command.investigation(),
                            lot.id(),
                            command.finding(),
                            command.cause(),
                            command.reason(),
                            now,
                            by))
                    : Outcome.refused(wrong);
        });
    }

    /** Why this finding does not follow from what is on record. */
    private Optional<Refusal> unfounded(ConcludeInvestigation command, LotTest test, LotInvestigation investigation) {
        return switch (command.finding()) {
            case CONFIRMED, NO_CAUSE_FOUND -> Optional.empty();
            case ACCEPTED_BY_ASSESSMENT ->
                test.specification().further().assessment()
                        ? Optional.empty()
                        : Optional.of(Refusal.input(
                                "finding", "The specification does not let this test be accepted by assessment."));
            case INVALIDATED -> {
                if (command.cause().isEmpty()) {
                    yield Optional.of(Refusal.input(
                            "cause", "Name the proven cause. Without one a result stands, whatever the retests gave."));
                }
                if (investigation.plan().isEmpty()
                        && investigation
                                .laboratory()
                                .flatMap(LaboratoryPhase::cause)
                                .isEmpty()) {
                    yield Optional.of(Refusal.blocked("The laboratory found no cause of its own. Plan phase II, or"
                            + " conclude that no cause was found."));
                }
                if (repeated(test, investigation)) {
                    yield Optional.of(
                            Refusal.blocked("Growth was invalidated before and the test repeated once. Growth in"
                                    + " the repeat stands, whatever its cause."));
                }
                yield failedRetest(test, investigation)
                        ? Optional.of(
                                Refusal.blocked("A retest does not conform either: the result cannot be invalidated."))
                        : Optional.empty();
            }
        };
    }

    /** A culture whose growth was invalidated is repeated once; growth in the repeat decides (Ph. Eur. 2.6.1). */
    private static boolean repeated(LotTest test, LotInvestigation investigation) {
        return test.specification().method().equals("culture")
                && test.investigations().stream()
                        .filter(before -> !before.opened().equals(investigation.opened()))
                        .anyMatch(before -> before.finding().equals(Optional.of(Conclusion.Finding.INVALIDATED)));
    }

    private static boolean failedRetest(LotTest test, LotInvestigation investigation) {
        return test.attempts().stream()
                .filter(attempt -> investigation.plan().isPresent()
                        && attempt.authorisedBy(
                                investigation.plan().get().record().id()))
                .map(attempt -> attempt.result().record().judged())
                .anyMatch(verdict -> verdict != Verdict.CONFORMS && verdict != Verdict.INVALID);
    }

    private <T> Outcome<T> open(
            UUID id, LotInvestigation.Phase phase, BiFunction<LotTest, LotInvestigation, Outcome<T>> verb) {
        Optional<LotTest> test = lot.investigated(id);
        if (test.isEmpty()) {
            return Outcome.refused(Refusal.notFound("This lot has no such investigation."));
        }
        Optional<String> decided = lot.closed(test.get()) ? new Meanwhile(lot).decided() : Optional.empty();
        if (decided.isPresent()) {
            return Outcome.refused(Refusal.stale(decided.get()));
        }
        Optional<LotInvestigation> open =
                test.get().openInvestigation().filter(one -> one.opened().id().equals(id));
        if (open.isEmpty() || open.get().phase() != phase) {
            return Outcome.refused(Refusal.stale(new Meanwhile(lot).investigation(id)));
        }
        return verb.apply(test.get(), open.get());
    }

    private Optional<Refusal> notQa(String does) {
        return by.has("QA_MANAGER")
                ? Optional.empty()
                : Optional.of(Refusal.notAllowed("Only a QA manager " + does + "."));
    }

    /** QA does not approve its own work at the bench. */
    private Optional<Refusal> own(LotTest test, LotInvestigation investigation) {
        boolean looked = investigation
                .laboratory()
                .filter(phase -> phase.by().person().equals(by.person()))
                .isPresent();
        return performed(test) || looked
                ? Optional.of(Refusal.notAllowed(
                        "You performed this test or recorded the laboratory's part. Another QA manager approves it."))
                : Optional.empty();
    }

    private static Optional<Refusal> unreviewed(LotTest test) {
        return test.phase() == TestPhase.INVESTIGATION
                ? Optional.empty()
                : Optional.of(Refusal.blocked("The result is not reviewed yet. A QC reviewer accepts it first."));
    }

    private boolean performed(LotTest test) {
        return test.attempts().stream()
                .anyMatch(attempt -> attempt.result().record().by().person().equals(by.person()));
    }
}
