package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.specification.Gate;
import io.lotgate.specification.ProductSpecification;
import io.lotgate.specification.TestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        List<Signed<Disposition>> decisions,
        Investigations investigations,
        Events events,
        long version) {

    public Lot {
        results = List.copyOf(results);
        reviews = List.copyOf(reviews);
        decisions = List.copyOf(decisions);
    }

    public UUID id() {
        return registration().id();
    }

    public Registration registration() {
        return registered.record();
    }

    /** SHA-256 of each process model that the lot follows, by name. */
    public Map<String, String> models() {
        return events.last(Detail.ModelsChanged.class)
                .map(event -> event.detail().models())
                .orElse(registration().models());
    }

    public Optional<Reception> reception() {
        return received.map(Signed::record);
    }

    /** The decision that stands: the last one. */
    public Optional<Signed<Disposition>> decided() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
    }

    public Optional<Disposition> disposition() {
        return decided().map(Signed::record);
    }

    private boolean decided(Decision decision) {
        return disposition().filter(last -> last.decision() == decision).isPresent();
    }

    /** Whether no decision follows: released, rejected or supplied, and not only under conditions. */
    public boolean decidedFinally() {
        return disposition().isPresent() && !decided(Decision.CONDITIONAL_RELEASE);
    }

    /** Whether product of this lot was let go by some decision. */
    public boolean letGo() {
        return decisions.stream().anyMatch(one -> one.record().decision() != Decision.REJECT);
    }

    /** The lot's status; see {@link Status}. */
    public Status status() {
        if (events.has(Detail.Reconciled.class)) {
            return Status.CLOSED;
        }
        if (events.has(Detail.Recalled.class)) {
            return Status.RECALLED;
        }
        if (decided(Decision.REJECT)) {
            return after(Decision.REJECT);
        }
        if (!events.holds().isEmpty()) {
            return Status.ON_HOLD;
        }
        if (events.has(Detail.Expired.class) && !decided(Decision.CONDITIONAL_RELEASE)) {
            return Status.EXPIRED;
        }
        return disposition().map(last -> certified(last.decision())).orElse(tested());
    }

    /** The status that the decision that stands gave the lot, whatever came since. */
    public Status decidedAs() {
        Decision last = disposition().orElseThrow().decision();
        return last == Decision.REJECT ? after(last) : certified(last);
    }

    /** The status that this decision would give the lot, were there no hold. */
    Status after(Decision decision) {
        return decision == Decision.REJECT && letGo() ? Status.RECALLED : certified(decision);
    }

    private static Status certified(Decision decision) {
        return switch (decision) {
            case RELEASE -> Status.RELEASED;
            case CONDITIONAL_RELEASE -> Status.CONDITIONALLY_RELEASED;
            case SUPPLY -> Status.SUPPLIED_OUT_OF_SPECIFICATION;
            case REJECT -> Status.REJECTED;
        };
    }

    private Status tested() {
        return received.isPresent() ? Status.UNDER_TEST : Status.QUARANTINE;
    }

    /** The containers and doses. */
    public Stock stock() {
        return new Stock(this);
    }

    /** Every course of events beside the tests that began, with what it waits for. */
    public List<Errand> errands() {
        return new Courses(this).all();
    }

    /** Deviations that are not closed, oldest first. */
    public List<Event<Detail.DeviationOpened>> openDeviations() {
        List<UUID> closed = events.of(Detail.DeviationClosed.class).stream()
                .map(event -> event.detail().deviation())
                .toList();
        return events.of(Detail.DeviationOpened.class).stream()
                .filter(one -> !closed.contains(one.id()))
                .toList();
    }

    /** Numbers of the deviations that QA closed as acceptable. */
    public List<String> acceptedDeviations() {
        return Running.accepted(this);
    }

    /** Whether the specification has tests whose results come after the release. */
    public boolean hasLateTests() {
        return specification.tests().stream().anyMatch(test -> test.gate() == Gate.LATE);
    }

    /** Names of the tests that were open when the lot was released and that did not conform since. */
    public List<String> failedLate() {
        return tests().stream()
                .filter(test -> test.specification().gate() == Gate.LATE)
                .filter(test -> test.phase() == TestPhase.CONCLUDED && !test.conforms())
                .map(test -> test.specification().name().en())
                .toList();
    }

    /** What the lot as a whole waits for. */
    public Step step() {
        if (decidedFinally()) {
            return Step.NONE;
        }
        if (received.isEmpty()) {
            return Step.RECEIVE_SAMPLES;
        }
        boolean released = decided(Decision.CONDITIONAL_RELEASE);
        boolean failed = released && !failedLate().isEmpty(); // no other late result can change what follows
        boolean concluded = failed
                || tests().stream()
                        .filter(test -> test.specification().gate().beforeDecision()
                                || (released && test.specification().gate() == Gate.LATE))
                        .allMatch(test -> test.phase() == TestPhase.CONCLUDED);
        if (!concluded) {
            return Step.TESTING;
        }
        return batchRecord.isEmpty() ? Step.REVIEW_BATCH_RECORD : Step.DECIDE;
    }

    /** When a test is due: at its own time, at the latest when the lot expires. */
    public Instant due(LotTest test) {
        Instant expiry = registration().expiresAt();
        return test.dueAt().filter(expiry::isAfter).orElse(expiry);
    }

    /** Whether the decision is not open yet, so that the lot can only be rejected: a container broke, samples were lost. */
    public boolean beforeDecision() {
        return decisions.isEmpty() && step() != Step.DECIDE;
    }

    /** Whether nothing can be added to a test any more; a released lot is still tested before it is given. */
    public boolean closed(LotTest test) {
        return test.phase() == TestPhase.NOT_NEEDED
                || (decidedFinally()
                        && !(disposition().orElseThrow().decision() != Decision.REJECT
                                && test.specification().gate() == Gate.ADMINISTRATION));
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

    /** All tests of the specification, in its order; those at the administration once for each dose. */
    public List<LotTest> tests() {
        return panel().stream().map(new TestStates(this)::of).toList();
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

    /** The same lot with these events. */
    Lot with(Events changed) {
        return new Lot(
                registered,
                specification,
                received,
                results,
                reviews,
                batchRecord,
                decisions,
                investigations,
                changed,
                version);
    }

    /** What is tested, in the order of the specification; at the administration once for each dose. */
    private List<TestSpecification> panel() {
        return new Bedside(this).panel();
    }

    /** What is tested under this id. */
    public Optional<TestSpecification> tested(String id) {
        return panel().stream().filter(test -> test.id().equals(id)).findFirst();
    }

    /** One test by its id. */
    public Optional<LotTest> test(String id) {
        return tested(id).map(new TestStates(this)::of);
    }

    /** The value of an input's source ({@code lot.weight}, {@code test.viability.viablePerMl}), once it is known. */
    public Optional<String> value(String source) {
        return Observed.value(this, source);
    }

    /** Everything that stands in the way of this decision, in words; empty when it may be made. */
    public List<String> blockers(Decision decision, Instant now) {
        return new Blockers(this, decision, now).all();
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
