package io.lotgate.lot;

import io.lotgate.evaluation.Cause;
import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Field;
import io.lotgate.evaluation.Severity;
import io.lotgate.evaluation.Verdict;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.specification.Performer;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The rules of performing a test: who, in which order, with which values, and what may become a record. */
final class Performing {
    private final Lot lot;
    private final Evaluator evaluator;
    private final Duration lateAfter;
    private final Function<String, Optional<Item>> inventory;

    /** Where nothing is in the inventory. */
    Performing(Lot lot, Evaluator evaluator, Duration lateAfter) {
        this(lot, evaluator, lateAfter, code -> Optional.empty());
    }

    /** @param inventory the item of a code */
    Performing(Lot lot, Evaluator evaluator, Duration lateAfter, Function<String, Optional<Item>> inventory) {
        this.inventory = inventory;
        this.lot = lot;
        this.evaluator = evaluator;
        this.lateAfter = lateAfter;
    }

    Outcome<Result> perform(PerformTest command, Actor by, Instant now) {
        if (!by.has("QC_TECHNICIAN")) {
            return Outcome.refused(Refusal.notAllowed("Only a QC technician performs tests."));
        }
        Optional<LotTest> found = lot.test(command.test());
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("The specification of this lot has no such test."));
        }
        LotTest test = found.get();
        Optional<Refusal> blocked = blocked(test, command).or(() -> new Separation(lot, test, by).performing());
        if (blocked.isPresent()) {
            return Outcome.refused(blocked.get());
        }
        List<Refusal> wrong = missing(test, command, now);
        Outcome<Optional<Result.Run>> run = new Running(lot, test.specification(), inventory).of(command, by);
        if (run instanceof Outcome.Refused<Optional<Result.Run>> refused) {
            wrong.addAll(refused.reasons());
        }
        return Observed.complete(lot, test.specification(), command.observation())
                .then(entered -> {
                    ObjectNode observation = new Repeat(test).following(evaluator, entered);
                    Evaluation evaluation = evaluator.evaluate(
                            test.specification().method(), test.specification().criterion(), observation);
                    wrong.addAll(times(test, command, observation, now));
                    wrong.addAll(unusable(evaluation));
                    if (!wrong.isEmpty()) {
                        return Outcome.refused(wrong);
                    }
                    Optional<Refusal> correction = correction(test, evaluation);
                    return correction.isPresent()
                            ? Outcome.refused(correction.get())
                            : run.then(made ->
                                    Outcome.done(result(test, command, observation, evaluation, made, by, now)));
                });
    }

    private Optional<Refusal> blocked(LotTest test, PerformTest command) {
        if (test.phase() == TestPhase.NOT_NEEDED) {
            return Optional.of(
                    Refusal.stale("The dose is withdrawn: it is not tested any more. Your values were not saved."));
        }
        if (lot.closed(test)) {
            return Optional.of(Refusal.stale(new Meanwhile(lot).decided().orElseThrow() + " No result can be added."));
        }
        if (lot.received().isEmpty()) {
            return Optional.of(Refusal.blocked("Receive the samples first."));
        }
        if (test.phase() == TestPhase.WAITING) {
            return Optional.of(Refusal.blocked(
                    "This test needs the reviewed result of " + String.join(", ", test.waitsFor()) + " first."));
        }
        return test.phase() != TestPhase.TO_PERFORM || test.nextAttempt() != command.attempt()
                ? Optional.of(Refusal.stale(
                        new Meanwhile(lot).entered(test) + " Your values were not saved: open the lot to compare."))
                : Optional.empty();
    }

    private List<Refusal> missing(LotTest test, PerformTest command, Instant now) {
        List<Refusal> wrong = new ArrayList<>();
        AttemptKind kind = test.nextKind();
        boolean unexplained = kind == AttemptKind.CORRECTION || kind == AttemptKind.RUN_REPEAT;
        if (unexplained && command.reason().isEmpty()) {
            wrong.add(Refusal.input("reason", "Say why this test is entered again."));
        }
        if (command.performedAt().isAfter(now)) {
            wrong.add(Refusal.input("performedAt", "The test cannot be read in the future. Check date and time."));
        }
        boolean own = test.specification().performer() == Performer.LABORATORY;
        if (own && command.performedAt().isBefore(lot.reception().orElseThrow().collectedAt())) {
            wrong.add(Refusal.input("performedAt", "The test cannot be older than its sample. Check date and time."));
        }
        if (own && command.lateReason().isEmpty() && command.performedAt().isBefore(now.minus(lateAfter))) {
            wrong.add(Refusal.input(
                    "lateReason",
                    "The test was read more than " + lateAfter.toHours() + " hours ago: say why it is entered late."));
        }
        boolean reportedLater = command.external()
                .filter(report -> report.date()
                        .isAfter(
                                now.atZone(ZoneId.of(lot.registration().zone())).toLocalDate()))
                .isPresent();
        if (reportedLater) {
            wrong.add(Refusal.input("reportDate", "The report cannot be of a day to come. Check its date."));
        }
        if (!own && command.performedAt().isBefore(lot.registration().manufacturedAt())) {
            wrong.add(Refusal.input("performedAt", "The test cannot be older than the lot. Check date and time."));
        }
        if (!own && command.external().isEmpty()) {
            wrong.add(Refusal.input(
                    "laboratory", "Enter the laboratory, its report number and date, and attach the" + " report."));
        }
        return wrong;
    }

    /** Times typed into the result lie between the sample's collection and the reading, never in the future. */
    private List<Refusal> times(LotTest test, PerformTest command, ObjectNode observation, Instant now) {
        List<Refusal> wrong = new ArrayList<>();
        TestSpecification specification = test.specification();
        for (Field field : evaluator.fields(specification.method(), specification.criterion())) {
            if (field.kind() == Field.Kind.INSTANT) {
                instant(observation, field)
                        .flatMap(at -> impossible(at, field, command, now))
                        .ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    private Optional<Refusal> impossible(Instant at, Field field, PerformTest command, Instant now) {
        String name = "o:" + field.pointer();
        if (at.isAfter(now)) {
            return Optional.of(Refusal.input(name, "This lies in the future. Check date and time."));
        }
        if (at.isBefore(lot.reception().orElseThrow().collectedAt())) {
            return Optional.of(Refusal.input(name, "This is older than the sample. Check date and time."));
        }
        return at.truncatedTo(ChronoUnit.MINUTES).isAfter(command.performedAt())
                ? Optional.of(Refusal.input("performedAt", "The test cannot be read before the times in its result."))
                : Optional.empty();
    }

    private static Optional<Instant> instant(ObjectNode observation, Field field) {
        try {
            return Optional.of(Instant.parse(observation.at(field.pointer()).asString("")));
        } catch (DateTimeException unreadable) {
            return Optional.empty(); // the evaluator refuses it at its field
        }
    }

    /** What must not become a record: entries that cannot be judged, and interim reads of a final test. */
    private static List<Refusal> unusable(Evaluation evaluation) {
        if (evaluation.verdict() == Verdict.PENDING) {
            return List.of(Refusal.input(
                    "",
                    "It is too early for this test's final read (" + evaluation.reported()
                            + "). Enter it on the last day or after; growth can be entered at any time."));
        }
        if (evaluation.verdict() != Verdict.INVALID || evaluation.cause().equals(Optional.of(Cause.RUN))) {
            return List.of();
        }
        List<Refusal> refusals = evaluation.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> Refusal.input("o:" + finding.where(), finding.message()))
                .toList();
        return refusals.isEmpty()
                ? List.of(Refusal.input("", "These values cannot be judged. Check each of them."))
                : refusals;
    }

    private static Optional<Refusal> correction(LotTest test, Evaluation evaluation) {
        boolean changesFailure = test.latest()
                .filter(LotTest.Attempt::returned)
                .map(attempt -> attempt.result().record().judged())
                .filter(before -> before != Verdict.CONFORMS && before != evaluation.verdict())
                .isPresent();
        return changesFailure
                ? Optional.of(Refusal.blocked("A correction cannot turn a result that did not conform into another"
                        + " verdict. That takes an assignable cause and an invalidation signed by QA."))
                : Optional.empty();
    }

    private Result result(
            LotTest test,
            PerformTest command,
            ObjectNode observation,
            Evaluation evaluation,
            Optional<Result.Run> run,
            Actor by,
            Instant now) {
        TestSpecification specification = test.specification();
        Repeat repeat = new Repeat(test);
        return new Result(
                Ids.next(),
                lot.id(),
                specification.id(),
                command.attempt(),
                repeat.kind(),
                repeat.before().map(Result::id),
                repeat.authorisation(),
                command.reason(),
                specification.method(),
                RecordJson.stored(specification.criterion()),
                RecordJson.stored(observation),
                evaluator.version(),
                lot.registration().specification(),
                evaluation.verdict().name(),
                RecordJson.stored(evaluation.toJson()),
                command.performedAt(),
                command.lateReason(),
                command.external(),
                command.origin(),
                run,
                now,
                by);
    }

    /** The investigation that a result opens at once; none for a test that decides nothing, or under investigation. */
    Optional<Investigation> opened(Result result, Duration investigationDue, Actor by, Instant now) {
        LotTest test = lot.test(result.test()).orElseThrow();
        int furtherTests = test.followUpsLeft() - (result.kind() == AttemptKind.FOLLOW_UP ? 1 : 0);
        boolean opens = test.openInvestigation().isEmpty()
                && Follows.of(result.judged(), test.specification().gate(), furtherTests) == Follows.INVESTIGATE;
        String number = lot.registration().number() + "-OOS"
                + (lot.investigations().opened().size() + 1);
        return opens
                ? Optional.of(new Investigation(
                        Ids.next(), lot.id(), result.test(), result.id(), number, now.plus(investigationDue), now, by))
                : Optional.empty();
    }

    /** The signature's meaning: an external laboratory's result is transcribed, everything else performed. */
    static String meaning(TestSpecification test) {
        return test.performer() == Performer.EXTERNAL ? "transcribed" : "performed";
    }

    /** What the ledger says of a result, with the one it follows. */
    static Change recorded(Lot lot, Result result, Actor by) {
        Change change = Change.of("result recorded", by)
                .after("test", result.test())
                .after("attempt", Integer.toString(result.attempt()))
                .after("reported", result.evaluated().reported())
                .after("verdict", result.verdict())
                .because(result.reason().or(result::lateReason).orElse(""));
        return lot.test(result.test())
                .flatMap(LotTest::latest)
                .map(before -> before.result().record())
                .map(before -> change.before("attempt", Integer.toString(before.attempt()))
                        .before("reported", before.evaluated().reported())
                        .before("verdict", before.verdict()))
                .orElse(change);
    }
}
