package io.lotgate.lot;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Verdict;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a test is performed once more, and what allows it; decided by what is on record, never by who performs it. */
record Repeat(LotTest test) {

    Optional<Result> before() {
        return test.latest().map(attempt -> attempt.result().record());
    }

    AttemptKind kind() {
        Optional<LotTest.Attempt> last = test.latest();
        if (last.isEmpty()) {
            return AttemptKind.INITIAL;
        }
        if (last.get().returned()) {
            return AttemptKind.CORRECTION;
        }
        if (last.get().result().record().judged() == Verdict.INVALID) {
            return AttemptKind.RUN_REPEAT;
        }
        Optional<RetestPlan> plan = plan();
        return plan.map(RetestPlan::kind).orElse(test.awaitsReplacement() ? AttemptKind.RETEST : AttemptKind.FOLLOW_UP);
    }

    /** The plan or the invalidation that allows it; what replaces an attempt is allowed by what allowed that one. */
    Optional<UUID> authorisation() {
        AttemptKind kind = kind();
        if (kind == AttemptKind.CORRECTION || kind == AttemptKind.RUN_REPEAT) {
            return before().flatMap(Result::authorisation);
        }
        return plan().map(RetestPlan::id)
                .or(() -> test.awaitsReplacement()
                        ? test.investigation()
                                .flatMap(LotInvestigation::concluded)
                                .map(done -> done.record().id())
                        : Optional.empty());
    }

    /** The observation with the counts that a follow-up follows; what replaces a follow-up follows the same ones. */
    ObjectNode following(Evaluator evaluator, ObjectNode observation) {
        AttemptKind kind = kind();
        if (kind == AttemptKind.FOLLOW_UP) {
            return evaluator.following(
                    test.specification().method(),
                    observation,
                    before().orElseThrow().observation());
        }
        JsonNode earlier = before().filter(result -> kind == AttemptKind.CORRECTION || kind == AttemptKind.RUN_REPEAT)
                .map(result -> result.observation().path("earlier"))
                .orElse(observation.missingNode());
        if (earlier.isArray()) {
            observation.set("earlier", earlier);
        }
        return observation;
    }

    private Optional<RetestPlan> plan() {
        return test.openInvestigation()
                .filter(investigation -> investigation.phase() == LotInvestigation.Phase.RETESTING)
                .flatMap(LotInvestigation::plan)
                .map(Signed::record);
    }
}
