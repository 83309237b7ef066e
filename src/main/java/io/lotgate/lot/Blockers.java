package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.specification.Gate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects every reason why a lot may not be let go by a decision. */
final class Blockers {
    private final Lot lot;
    private final Decision decision;
    private final Instant now;
    private final List<String> reasons = new ArrayList<>();

    Blockers(Lot lot, Decision decision, Instant now) {
        this.lot = lot;
        this.decision = decision;
        this.now = now;
    }

    List<String> all() {
        boolean first = lot.decisions().isEmpty();
        if (first && !lot.registration().expiresAt().isAfter(now)) {
            reasons.add("The lot has expired.");
        }
        lot.events()
                .holds()
                .forEach(hold -> reasons.add("On hold: " + hold.detail().reason()));
        if (lot.events().has(Detail.Recalled.class)) {
            reasons.add("The lot is recalled.");
        }
        if (decision == Decision.SUPPLY) {
            Supplying.blocks(lot).ifPresent(reasons::add);
        } else {
            certifying();
        }
        if (decision == Decision.CONDITIONAL_RELEASE && !first) {
            reasons.add("The lot is conditionally released already; now it is released or rejected.");
        } else if (decision == Decision.CONDITIONAL_RELEASE
                && lot.tests().stream().noneMatch(Blockers::mayFollow)) {
            reasons.add("No late result is open: the lot is released without conditions.");
        }
        if (broken()) {
            reasons.add("A signature does not belong to its record any more: run the verification.");
        }
        return reasons;
    }

    /** What has to conform before a certifier puts a name under it. */
    private void certifying() {
        if (lot.received().isEmpty()) {
            reasons.add("The samples are not received.");
        }
        lot.tests().stream()
                .filter(test -> test.specification().gate() != Gate.INFORMATION
                        && test.specification().gate() != Gate.ADMINISTRATION)
                .filter(test -> decision != Decision.CONDITIONAL_RELEASE || !mayFollow(test))
                .forEach(this::test);
        batchRecord();
        lot.openDeviations().stream()
                .filter(one -> one.detail().gravity() != Detail.Gravity.MINOR)
                .forEach(one -> reasons.add("Deviation " + one.detail().number() + " ("
                        + one.detail().gravity().name().toLowerCase(Locale.ROOT) + ") is open."));
        lot.events().of(Detail.DeviationClosed.class).stream()
                .filter(closed -> !closed.detail().acceptable())
                .forEach(closed -> reasons.add("A deviation was closed with: the lot may not be used. "
                        + closed.detail().reason()));
    }

    private void test(LotTest test) {
        String name = test.specification().name().en();
        if (test.openInvestigation().isPresent()) {
            LotInvestigation open = test.openInvestigation().get();
            reasons.add(name + ": investigation " + open.opened().number() + " is open.");
        } else if (test.phase() != TestPhase.CONCLUDED) {
            String due = test.dueAt()
                    .map(at -> ", due " + at.atZone(zone()).toLocalDate())
                    .orElse("");
            reasons.add(name + ": " + waiting(test) + due + ".");
        } else if (!test.conforms()) {
            reasons.add(name + ": " + words(test.verdict().orElseThrow())
                    + test.investigation()
                            .map(done -> " (investigation " + done.opened().number() + ")")
                            .orElse("")
                    + ".");
        }
    }

    /** A late test without a result out of specification may be open at a conditional release. */
    private static boolean mayFollow(LotTest test) {
        return test.specification().gate() == Gate.LATE
                && test.phase() != TestPhase.CONCLUDED
                && test.openInvestigation().isEmpty();
    }

    private static String waiting(LotTest test) {
        return switch (test.phase()) {
            case WAITING -> "waits for " + String.join(", ", test.waitsFor());
            case TO_REVIEW -> "the result is not reviewed";
            default -> "no result yet";
        };
    }

    private void batchRecord() {
        if (lot.batchRecord().isEmpty()) {
            reasons.add("The batch record is not reviewed.");
            return;
        }
        lot.batchRecord().get().record().answers().stream()
                .filter(answer -> !answer.yes())
                .forEach(answer -> reasons.add("Batch record: “" + answer.text() + "” was answered no."));
    }

    private boolean broken() {
        return lot.registered().broken() || !new Signatures(lot).faults().isEmpty();
    }

    private ZoneId zone() {
        return ZoneId.of(lot.registration().zone());
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case OUT_OF_SPECIFICATION -> "out of specification";
            case INCONCLUSIVE -> "inconclusive, handled as out of specification";
            default -> verdict.name().toLowerCase(Locale.ROOT);
        };
    }
}
