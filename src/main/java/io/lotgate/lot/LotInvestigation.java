package io.lotgate.lot;

import java.util.Optional;

/**
 * An investigation as it stands.
 *
 * @param retestsDone reviewed and accepted retests of the plan
 */
public record LotInvestigation(
        Investigation opened,
        Optional<LaboratoryPhase> laboratory,
        Optional<Signed<RetestPlan>> plan,
        Optional<Signed<Conclusion>> concluded,
        int retestsDone) {

    /** What it waits for. */
    public enum Phase {
        /** The laboratory's own part, with the review of the result. */
        LABORATORY,
        /** QA: invalidate for a proven laboratory cause, or plan phase II. */
        ASSESSMENT,
        RETESTING,
        /** QA: the conclusion. */
        CONCLUSION,
        CLOSED
    }

    /** The phase it is in. */
    public Phase phase() {
        if (concluded.isPresent()) {
            return Phase.CLOSED;
        }
        if (laboratory.isEmpty()) {
            return Phase.LABORATORY;
        }
        if (plan.isEmpty()) {
            return Phase.ASSESSMENT;
        }
        return retestsLeft() > 0 ? Phase.RETESTING : Phase.CONCLUSION;
    }

    /** Retests of the plan that are not done. */
    public int retestsLeft() {
        return plan.map(approved -> approved.record().retests()).orElse(0) - retestsDone;
    }

    /** The finding, once concluded. */
    public Optional<Conclusion.Finding> finding() {
        return concluded.map(done -> done.record().finding());
    }
}
