package io.lotgate.process;

import io.lotgate.account.Credentials;
import io.lotgate.ledger.Actor;
import io.lotgate.lot.ConcludeInvestigation;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.LaboratoryFindings;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.PlanRetests;
import io.lotgate.lot.Refusal;
import io.lotgate.lot.TestPhase;
import io.lotgate.value.RecordJson;
import java.util.Map;
import java.util.UUID;

/** The commands of investigations: the lot decides, then the engine advances, in the same transaction. */
public final class InvestigationCommands {
    private final Lots lots;
    private final Printable printable;
    private final Commands commands;
    private final SignedCommands signing;
    private final Advance advance;
    private final Coursing coursing;

    InvestigationCommands(
            Lots lots,
            Printable printable,
            Commands commands,
            SignedCommands signing,
            Advance advance,
            Coursing coursing) {
        this.coursing = coursing;
        this.lots = lots;
        this.printable = printable;
        this.commands = commands;
        this.signing = signing;
        this.advance = advance;
    }

    /** Records phase I; attributed, not signed. */
    public Outcome<UUID> laboratory(UUID id, UUID lot, LaboratoryFindings command, Actor by) {
        return printable.entered(
                RecordJson.of(command),
                () -> commands.run(id, "laboratory phase of " + command.investigation(), by, () -> lots.investigations()
                        .laboratory(lot, command, id, by)
                        .then(phase -> {
                            advance.investigated(
                                    lot, test(lot, command.investigation()), "Task_InvestigateLaboratory", Map.of());
                            return Outcome.done(phase.id());
                        })));
    }

    /** Records the signed plan of phase II. */
    public Outcome<UUID> plan(UUID id, UUID lot, PlanRetests command, Actor by, Credentials credentials) {
        return signing.run(
                id,
                "retest plan of " + command.investigation(),
                by,
                credentials,
                signer -> printable.entered(RecordJson.of(command), () -> lots.investigations()
                        .plan(lot, command, id, signer)
                        .then(plan -> command.retests() == 0
                                ? Outcome.done(plan)
                                : followed(lot, command.investigation()).then(followed -> Outcome.done(plan)))
                        .then(plan -> {
                            advance.investigated(
                                    lot,
                                    test(lot, command.investigation()),
                                    "Task_AssessInvestigation",
                                    Map.of(Variables.ASSESSMENT, plan.retests() == 0 ? "NO_RETEST" : "RETESTS"));
                            return Outcome.done(plan.id());
                        })));
    }

    /** Records the signed conclusion. */
    public Outcome<UUID> conclude(UUID id, UUID lot, ConcludeInvestigation command, Actor by, Credentials credentials) {
        boolean invalidates = command.finding() == Conclusion.Finding.INVALIDATED;
        return signing.run(
                id,
                "conclusion " + command.finding() + " of " + command.investigation(),
                by,
                credentials,
                signer -> printable.entered(RecordJson.of(command), () -> {
                    boolean planned = lots.find(lot)
                            .flatMap(found -> found.investigated(command.investigation()))
                            .flatMap(LotTest::openInvestigation)
                            .filter(open -> open.plan().isPresent())
                            .isPresent();
                    return lots.investigations()
                            .conclude(lot, command, id, signer)
                            .then(done -> invalidates
                                    ? followed(lot, command.investigation()).then(followed -> Outcome.done(done))
                                    : Outcome.done(done))
                            .then(done -> {
                                advance.investigated(
                                        lot,
                                        test(lot, command.investigation()),
                                        planned ? "Task_ConcludeInvestigation" : "Task_AssessInvestigation",
                                        Map.of(
                                                Variables.ASSESSMENT,
                                                "INVALIDATED",
                                                Variables.INVESTIGATION,
                                                stands(lot, command.investigation()) ? "STANDS" : "INVALIDATED"));
                                coursing.follow(lots.find(lot).orElseThrow());
                                return Outcome.done(done.id());
                            });
                }));
    }

    /** Whether the test is over; an invalidated result without a retest is performed again. */
    private boolean stands(UUID lot, UUID investigation) {
        return lots.find(lot)
                .flatMap(found -> found.investigated(investigation))
                .filter(test -> test.phase() == TestPhase.CONCLUDED)
                .isPresent();
    }

    /** A repeat needs models that lead to it; a lot registered under older ones ends with its result. */
    private Outcome<UUID> followed(UUID lot, UUID investigation) {
        return advance.investigates(lot, test(lot, investigation))
                ? Outcome.done(lot)
                : Outcome.refused(
                        Refusal.blocked("This lot follows process models that know no repeat of a test. Conclude"
                                + " that the result is confirmed, or that no cause was found."));
    }

    private String test(UUID lot, UUID investigation) {
        return lots.find(lot)
                .flatMap(found -> found.investigated(investigation))
                .orElseThrow()
                .specification()
                .id();
    }
}
