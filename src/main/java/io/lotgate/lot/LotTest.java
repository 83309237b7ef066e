package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.specification.TestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One test of a lot as it stands: every attempt with its review, oldest first.
 *
 * @param waitsFor names of the tests whose reviewed values are needed first
 * @param dueAt when the result is expected; absent before the samples are received
 */
public record LotTest(
        TestSpecification specification,
        TestPhase phase,
        List<Attempt> attempts,
        List<String> waitsFor,
        Optional<Instant> dueAt) {

    /** A result and the review of it. */
    public record Attempt(Signed<Result> result, Optional<Signed<Review>> review) {
        /** Whether a reviewer sent it back. */
        public boolean returned() {
            return review.filter(done -> !done.record().accepted()).isPresent();
        }
    }

    public LotTest {
        attempts = List.copyOf(attempts);
        waitsFor = List.copyOf(waitsFor);
    }

    /** The attempt that stands. */
    public Optional<Attempt> latest() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The verdict of the attempt that stands. */
    public Optional<Verdict> verdict() {
        return latest().map(attempt -> attempt.result().record().judged());
    }

    /** Reviewed, accepted and within the limits. */
    public boolean conforms() {
        return phase == TestPhase.CONCLUDED && verdict().equals(Optional.of(Verdict.CONFORMS));
    }

    /** Whether an attempt before the last was out of specification; this never goes away. */
    public boolean previouslyOutOfSpecification() {
        return attempts.stream()
                .limit(Math.max(0, attempts.size() - 1))
                .anyMatch(attempt -> attempt.result().record().judged() == Verdict.OUT_OF_SPECIFICATION);
    }

    /** The number the next attempt will have. */
    public int nextAttempt() {
        return attempts.size() + 1;
    }
}
