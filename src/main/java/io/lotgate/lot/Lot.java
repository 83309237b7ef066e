package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.InputSource;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.TestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A lot as its records tell it. Immutable and pure: every state is derived, and the state machine that decides what is
 * allowed is here, not in the engine.
 */
public record Lot(
        Signed<Registration> registered,
        ProductSpecification specification,
        Optional<Signed<Reception>> received,
        List<Signed<Result>> results,
        List<Signed<Review>> reviews,
        Optional<Signed<BatchRecordReview>> batchRecord,
        Optional<Signed<Disposition>> decided,
        long version) {

    public Lot {
        results = List.copyOf(results);
        reviews = List.copyOf(reviews);
    }

    public UUID id() {
        return registration().id();
    }

    public Registration registration() {
        return registered.record();
    }

    public Optional<Reception> reception() {
        return received.map(Signed::record);
    }

    public Optional<Disposition> disposition() {
        return decided.map(Signed::record);
    }

    /** The lot's status; see {@link Status}. */
    public Status status() {
        if (decided.isPresent()) {
            return decided.get().record().decision() == Decision.RELEASE ? Status.RELEASED : Status.REJECTED;
        }
        return received.isPresent() ? Status.UNDER_TEST : Status.QUARANTINE;
    }

    /** What the lot as a whole waits for. */
    public Step step() {
        if (decided.isPresent()) {
            return Step.NONE;
        }
        if (received.isEmpty()) {
            return Step.RECEIVE_SAMPLES;
        }
        boolean gatesPassed = tests().stream()
                .filter(test -> test.specification().gate().beforeDecision())
                .allMatch(test -> test.phase() == TestPhase.CONCLUDED);
        if (!gatesPassed) {
            return Step.TESTING;
        }
        return batchRecord.isEmpty() ? Step.REVIEW_BATCH_RECORD : Step.DECIDE;
    }

    /** All tests of the specification, in its order. */
    public List<LotTest> tests() {
        return specification.tests().stream().map(this::test).toList();
    }

    /** One test by its id. */
    public Optional<LotTest> test(String id) {
        return specification.test(id).map(this::test);
    }

    /** The value of an input's source ({@code lot.weight}, {@code test.viability.viablePerMl}), once it is known. */
    public Optional<String> value(String source) {
        return Observed.value(this, source);
    }

    /** Everything that stands in the way of a release, in words; empty when it may be released. */
    public List<String> releaseBlockers(Instant now) {
        return new Blockers(this, now).all();
    }

    /** Receives the samples. */
    public Outcome<Reception> receive(ReceiveSamples command, Actor by, Instant now) {
        return Receiving.receive(this, command, by, now);
    }

    /** Takes or returns a result as a second person. */
    public Outcome<Review> review(UUID result, boolean accepted, Optional<String> reason, Actor by, Instant now) {
        return Reviewing.review(this, result, accepted, reason, by, now);
    }

    /** Answers the batch record checklist. */
    public Outcome<BatchRecordReview> reviewBatchRecord(List<BatchRecordReview.Answer> answers, Actor by, Instant now) {
        return Reviewing.batchRecord(this, answers, by, now);
    }

    /** Releases or rejects. */
    public Outcome<Disposition> decide(Decision decision, String reason, Actor by, Instant now) {
        return Deciding.decide(this, decision, reason, by, now);
    }

    private LotTest test(TestSpecification test) {
        List<LotTest.Attempt> attempts = results.stream()
                .filter(result -> result.record().test().equals(test.id()))
                .map(result ->
                        new LotTest.Attempt(result, reviewOf(result.record().id())))
                .toList();
        List<String> waitsFor = waitsFor(test);
        Optional<Instant> due =
                reception().map(reception -> reception.receivedAt().plus(test.due()));
        return new LotTest(test, phase(attempts, waitsFor), attempts, waitsFor, due);
    }

    private TestPhase phase(List<LotTest.Attempt> attempts, List<String> waitsFor) {
        if (received.isEmpty() || !waitsFor.isEmpty()) {
            return TestPhase.WAITING;
        }
        if (attempts.isEmpty()) {
            return TestPhase.TO_PERFORM;
        }
        LotTest.Attempt last = attempts.get(attempts.size() - 1);
        if (last.returned() || last.result().record().judged() == io.lotgate.evaluation.Verdict.INVALID) {
            return TestPhase.TO_PERFORM;
        }
        return last.review().isPresent() ? TestPhase.CONCLUDED : TestPhase.TO_REVIEW;
    }

    private List<String> waitsFor(TestSpecification test) {
        return test.inputs().values().stream()
                .map(InputSource::parse)
                .flatMap(Optional::stream)
                .filter(InputSource.TestValue.class::isInstance)
                .map(source -> ((InputSource.TestValue) source).test())
                .distinct()
                .filter(source -> test(source)
                        .filter(t -> t.phase() == TestPhase.CONCLUDED)
                        .isEmpty())
                .map(source ->
                        specification.test(source).map(t -> t.name().en()).orElse(source))
                .toList();
    }

    private Optional<Signed<Review>> reviewOf(UUID result) {
        return reviews.stream()
                .filter(review -> review.record().result().equals(result))
                .findFirst();
    }
}
