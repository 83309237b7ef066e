package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.Gate;
import io.lotgate.specification.ProductSpecification;
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
        Investigations investigations,
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

    /** Whether nothing can be added to a test any more; a released lot is still tested before it is given. */
    public boolean closed(LotTest test) {
        return decided.isPresent()
                && !(status() == Status.RELEASED && test.specification().gate() == Gate.ADMINISTRATION);
    }

    /** Records the laboratory's part of an investigation. */
    public Outcome<LaboratoryPhase> investigate(LaboratoryFindings command, Actor by, Instant now) {
        return new Investigating(this, by, now).laboratory(command);
    }

    /** Plans phase II of an investigation. */
    public Outcome<RetestPlan> planRetests(PlanRetests command, Actor by, Instant now) {
        return new Investigating(this, by, now).plan(command);
    }

    /** Concludes an investigation. */
    public Outcome<Conclusion> conclude(ConcludeInvestigation command, Actor by, Instant now) {
        return new Investigating(this, by, now).conclude(command);
    }

    /** All tests of the specification, in its order. */
    public List<LotTest> tests() {
        return specification.tests().stream().map(new TestStates(this)::of).toList();
    }

    /** Numbers of the investigations that are not concluded. */
    public List<String> openInvestigations() {
        return tests().stream()
                .map(LotTest::openInvestigation)
                .flatMap(Optional::stream)
                .map(open -> open.opened().number())
                .toList();
    }

    /** The test with this investigation. */
    public Optional<LotTest> investigated(UUID investigation) {
        return investigations.opened().stream()
                .filter(one -> one.id().equals(investigation))
                .findFirst()
                .flatMap(one -> test(one.test()));
    }

    /** One test by its id. */
    public Optional<LotTest> test(String id) {
        return specification.test(id).map(new TestStates(this)::of);
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
    public Outcome<BatchRecordReview> reviewBatchRecord(
            List<BatchRecordReview.Answer> answers, long shown, Actor by, Instant now) {
        return Reviewing.batchRecord(this, answers, shown, by, now);
    }

    /** Releases or rejects. */
    public Outcome<Disposition> decide(Decision decision, String reason, Actor by, Instant now) {
        return Deciding.decide(this, decision, reason, by, now);
    }
}
