package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Signer;
import java.util.List;
import java.util.UUID;

/** The verbs of investigations; like all verbs of {@link Lots} they run in the caller's transaction. */
public final class InvestigationVerbs {
    private static final List<String> KEYS = List.of("lot", "investigation");
    private final LotWriting writing;

    InvestigationVerbs(LotWriting writing) {
        this.writing = writing;
    }

    /** Records phase I, what the laboratory found in its own work. */
    public Outcome<LaboratoryPhase> laboratory(UUID lot, LaboratoryFindings command, UUID id, Actor by) {
        return writing.locked(
                lot, found -> found.investigate(command, by, writing.now()).then(phase -> {
                    writing.write(
                            lot,
                            LotWriting.change("laboratory phase recorded", by, id)
                                    .after("investigation", number(found, command.investigation()))
                                    .after("cause", phase.cause().orElse("none found"))
                                    .write(Row.of("laboratory_phase", phase.id(), KEYS, phase)));
                    return Outcome.done(phase);
                }));
    }

    /** Records the plan of phase II, signed "approved". */
    public Outcome<RetestPlan> plan(UUID lot, PlanRetests command, UUID id, Signer signer) {
        Actor by = signer.actor();
        return writing.locked(
                lot, found -> found.planRetests(command, by, writing.now()).then(plan -> {
                    Row row = Row.of("retest_plan", plan.id(), KEYS, plan);
                    writing.write(
                            lot,
                            LotWriting.change("retests planned", by, id)
                                    .after("investigation", number(found, command.investigation()))
                                    .after("retests", Integer.toString(plan.retests()))
                                    .because(plan.reason())
                                    .write(row)
                                    .sign(LotWriting.sign(signer, row, "approved")));
                    return Outcome.done(plan);
                }));
    }

    /** Records the conclusion, signed "approved" or "invalidated". */
    public Outcome<Conclusion> conclude(UUID lot, ConcludeInvestigation command, UUID id, Signer signer) {
        Actor by = signer.actor();
        return writing.locked(
                lot, found -> found.conclude(command, by, writing.now()).then(conclusion -> {
                    Row row = Row.of("conclusion", conclusion.id(), KEYS, conclusion);
                    writing.write(
                            lot,
                            LotWriting.change("investigation concluded", by, id)
                                    .after("investigation", number(found, command.investigation()))
                                    .after("finding", conclusion.finding().name())
                                    .because(conclusion.reason())
                                    .write(row)
                                    .sign(LotWriting.sign(signer, row, conclusion.meaning())));
                    return Outcome.done(conclusion);
                }));
    }

    /** The ledger's words for an investigation that a result opened. */
    static Change opened(Investigation opened, UUID command) {
        return LotWriting.change("investigation opened", opened.by(), command)
                .after("investigation", opened.number())
                .after("test", opened.test())
                .write(Row.of("investigation", opened.id(), List.of("lot", "test", "result"), opened));
    }

    private static String number(Lot lot, UUID investigation) {
        return lot.investigations().opened().stream()
                .filter(one -> one.id().equals(investigation))
                .findFirst()
                .map(Investigation::number)
                .orElse("");
    }
}
