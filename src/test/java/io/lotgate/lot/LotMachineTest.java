package io.lotgate.lot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Verdict;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever fifty commands random people send, no lot is released that must not be, and nobody does two things that two
 * people have to do. The seeds are fixed; a failure tells the shortest way to it.
 */
class LotMachineTest {
    private static final int RUNS = 600;

    /** Some guards stand where few lots come. */
    private static final int RUNS_WITH_A_FAULT = 2000;

    @Test
    void noSequenceOfCommandsReachesAReleaseThatMustNotBe() {
        Tally tally = new Tally();
        for (int number = 0; number < RUNS; number++) {
            LotMachineRun run = LotMachineRun.numbered(number, LotMachineFault.NONE);
            LotMachine machine = run.go(tally::add);
            tally.add(machine.lot());
            if (!machine.findings.isEmpty()) {
                String rule = machine.findings.get(0).rule();
                throw new AssertionError("run " + number + " breaks: " + rule + "\n"
                        + run.shortest(rule).told());
            }
        }
        tally.complete();
    }

    @ParameterizedTest
    @EnumSource(value = LotMachineFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aBrokenGuardIsFound(LotMachineFault fault) {
        for (int number = 0; number < RUNS_WITH_A_FAULT; number++) {
            if (LotMachineRun.numbered(number, fault).breaks(fault.rule())) {
                return;
            }
        }
        throw new AssertionError("no run found that " + fault + " lets something through");
    }

    /** What the runs came to: without it a property holds because nothing happens. */
    private static final class Tally {
        private int sent;
        private int accepted;
        private final Map<Status, Integer> statuses = new EnumMap<>(Status.class);
        private final Map<Refusal.Kind, Integer> refusals = new EnumMap<>(Refusal.Kind.class);
        private final Map<String, Integer> acts = new TreeMap<>();
        private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        private final Set<AttemptKind> attempts = EnumSet.noneOf(AttemptKind.class);
        private final Set<Conclusion.Finding> conclusions = EnumSet.noneOf(Conclusion.Finding.class);
        private final Set<Decision> decisions = EnumSet.noneOf(Decision.class);

        void add(LotMachineRun.Sent sent) {
            statuses.merge(sent.status(), 1, Integer::sum);
            if (!sent.smooth()) {
                this.sent++;
                this.accepted += sent.accepted() ? 1 : 0;
            }
            if (sent.outcome() instanceof Outcome.Refused<?> refused) {
                refused.reasons().forEach(reason -> refusals.merge(reason.kind(), 1, Integer::sum));
            } else {
                sent.command().act().ifPresent(act -> acts.merge(act.id(), 1, Integer::sum));
            }
        }

        void add(Lot lot) {
            lot.results().forEach(result -> {
                verdicts.add(result.record().judged());
                attempts.add(result.record().kind());
            });
            lot.investigations()
                    .conclusions()
                    .forEach(one -> conclusions.add(one.record().finding()));
            lot.decisions().forEach(one -> decisions.add(one.record().decision()));
        }

        void complete() {
            assertThat(sent).isEqualTo(RUNS * LotMachineRun.COMMANDS);
            assertThat(accepted * 100 / sent).as("accepted, in per cent").isGreaterThanOrEqualTo(40);
            assertThat(statuses).containsOnlyKeys(Status.values());
            assertThat(refusals).containsOnlyKeys(Refusal.Kind.values());
            Set<String> all = new LinkedHashSet<>();
            Act.all().forEach(act -> all.add(act.id()));
            assertThat(acts.keySet()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(verdicts)
                    .contains(Verdict.CONFORMS, Verdict.OUT_OF_SPECIFICATION, Verdict.INCONCLUSIVE, Verdict.INVALID);
            assertThat(attempts).containsExactlyInAnyOrder(AttemptKind.values());
            assertThat(conclusions).containsExactlyInAnyOrder(Conclusion.Finding.values());
            assertThat(decisions).containsExactlyInAnyOrder(Decision.values());
        }
    }
}
