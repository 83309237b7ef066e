package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.specification.TestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One test of a lot as it stands: every attempt with its review, and every investigation, oldest first.
 *
 * @param waitsFor names of the tests whose reviewed values are needed first
 * @param dueAt when the result is expected; absent before the samples are received, and for a test before
 *     the administration
 */
public record LotTest(
        TestSpecification specification,
        TestPhase phase,
        List<Attempt> attempts,
        List<LotInvestigation> investigations,
        List<String> waitsFor,
        Optional<Instant> dueAt) {

    /** A result and the review of it. */
    public record Attempt(Signed<Result> result, Optional<Signed<Review>> review) {
        /** Whether a reviewer sent it back. */
        public boolean returned() {
            return review.filter(done -> !done.record().accepted()).isPresent();
        }

        /** Reviewed, accepted and usable. */
        boolean stands() {
            return review.isPresent() && !returned() && result.record().judged() != Verdict.INVALID;
        }

        boolean authorisedBy(UUID record) {
            return result.record().authorisation().equals(Optional.of(record));
        }
    }

    public LotTest {
        attempts = List.copyOf(attempts);
        investigations = List.copyOf(investigations);
        waitsFor = List.copyOf(waitsFor);
    }

    /** The last attempt. */
    public Optional<Attempt> latest() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /**
     * The attempt that the test is judged by: the last one, but the investigated one, as it was corrected, as long as it
     * is not invalidated. A passing retest does not take its place.
     */
    public Optional<Attempt> standing() {
        return binding().flatMap(last -> corrected(last.opened().result())).or(this::latest);
    }

    /** The last investigation, unless it invalidated its result. */
    private Optional<LotInvestigation> binding() {
        return investigation().filter(last -> !last.finding().equals(Optional.of(Conclusion.Finding.INVALIDATED)));
    }

    /** The verdict of the attempt that stands. */
    public Optional<Verdict> verdict() {
        return standing().map(attempt -> attempt.result().record().judged());
    }

    /** The last investigation. */
    public Optional<LotInvestigation> investigation() {
        return investigations.isEmpty() ? Optional.empty() : Optional.of(investigations.get(investigations.size() - 1));
    }

    /** The investigation that is not concluded. */
    public Optional<LotInvestigation> openInvestigation() {
        return investigation().filter(last -> last.phase() != LotInvestigation.Phase.CLOSED);
    }

    /** What the test came to; absent while it is not concluded, and for a test that decides nothing. */
    public Optional<TestConclusion> conclusion() {
        Optional<Conclusion.Finding> finding = investigation().flatMap(LotInvestigation::finding);
        if (finding.isPresent() && finding.get() == Conclusion.Finding.INVALIDATED && awaitsReplacement()) {
            return Optional.of(TestConclusion.INVALIDATED);
        }
        if (phase != TestPhase.CONCLUDED) {
            return Optional.empty();
        }
        if (finding.isPresent() && finding.get() != Conclusion.Finding.INVALIDATED) {
            return Optional.of(
                    finding.get() == Conclusion.Finding.ACCEPTED_BY_ASSESSMENT
                            ? TestConclusion.ACCEPTED_BY_ASSESSMENT
                            : TestConclusion.OOS_CONFIRMED);
        }
        return verdict().equals(Optional.of(Verdict.CONFORMS))
                ? Optional.of(TestConclusion.CONFORMS)
                : Optional.empty();
    }

    /** Concluded, and no hindrance to a release. */
    public boolean conforms() {
        return conclusion()
                .filter(found -> found == TestConclusion.CONFORMS || found == TestConclusion.ACCEPTED_BY_ASSESSMENT)
                .isPresent();
    }

    /** Whether an attempt before the one that stands was out of specification; this never goes away. */
    public boolean previouslyOutOfSpecification() {
        Optional<UUID> stands =
                standing().map(attempt -> attempt.result().record().id());
        return attempts.stream()
                .map(attempt -> attempt.result().record())
                .filter(result -> !stands.equals(Optional.of(result.id())))
                .anyMatch(result -> result.judged() == Verdict.OUT_OF_SPECIFICATION);
    }

    /** The number the next attempt will have. */
    public int nextAttempt() {
        return attempts.size() + 1;
    }

    /** Why the next attempt will exist. */
    public AttemptKind nextKind() {
        return new Repeat(this).kind();
    }

    /** Follow-ups of inconclusive results that the specification still allows. */
    public int followUpsLeft() {
        long done = attempts.stream()
                .filter(attempt -> attempt.result().record().kind() == AttemptKind.FOLLOW_UP)
                .count();
        return specification.further().followUps() - Math.toIntExact(done);
    }

    /** Whether the last result is inconclusive and its follow-up is allowed and not done. */
    boolean followUpDue() {
        return latest().filter(Attempt::stands)
                        .filter(last -> last.result().record().judged() == Verdict.INCONCLUSIVE)
                        .isPresent()
                && binding().isEmpty()
                && followUpsLeft() > 0;
    }

    /** Whether a result was invalidated and no attempt took its place yet. */
    boolean awaitsReplacement() {
        return investigation()
                .filter(last -> last.finding()
                        .filter(Conclusion.Finding.INVALIDATED::equals)
                        .isPresent())
                .filter(last -> last.retestsDone() == 0)
                .flatMap(LotInvestigation::concluded)
                .filter(done -> attempts.stream()
                        .noneMatch(attempt -> attempt.stands()
                                && attempt.authorisedBy(done.record().id())))
                .isPresent();
    }

    /** A result, or the last correction of it after a reviewer sent it back. */
    private Optional<Attempt> corrected(UUID result) {
        return corrections(result).stream().reduce((first, last) -> last);
    }

    /** A result and every correction of it, oldest first. */
    List<Attempt> corrections(UUID result) {
        List<Attempt> found = new ArrayList<>();
        UUID stands = result;
        for (Attempt attempt : attempts) {
            Result one = attempt.result().record();
            boolean correction =
                    one.kind() == AttemptKind.CORRECTION && one.replaces().equals(Optional.of(stands));
            if (one.id().equals(result) || correction) {
                found.add(attempt);
                stands = one.id();
            }
        }
        return found;
    }
}
