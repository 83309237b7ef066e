package io.lotgate.lot;

import io.lotgate.evaluation.Verdict;
import io.lotgate.specification.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects every reason why a lot may not be released. */
final class Blockers {
    private final Lot lot;
    private final Instant now;
    private final List<String> reasons = new ArrayList<>();

    Blockers(Lot lot, Instant now) {
        this.lot = lot;
        this.now = now;
    }

    List<String> all() {
        if (lot.received().isEmpty()) {
            reasons.add("The samples are not received.");
        }
        lot.tests().stream()
                .filter(test -> test.specification().gate() != Gate.INFORMATION
                        && test.specification().gate() != Gate.ADMINISTRATION)
                .forEach(this::test);
        batchRecord();
        if (!lot.registration().expiresAt().isAfter(now)) {
            reasons.add("The lot has expired.");
        }
        if (broken()) {
            reasons.add("A signature does not belong to its record any more: run the verification.");
        }
        return reasons;
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

    private java.time.ZoneId zone() {
        return java.time.ZoneId.of(lot.registration().zone());
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case OUT_OF_SPECIFICATION -> "out of specification";
            case INCONCLUSIVE -> "inconclusive, handled as out of specification";
            default -> verdict.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
