package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lots;
import io.lotgate.notify.Notice;
import io.lotgate.notify.Notices;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Puts on record, and tells QA, that the time to tell the authority of a supply out of specification has passed. */
record EscalateNotification(Ledger ledger, Lots lots, Notices notices) implements JavaDelegate {
    /** It is told once, by this timer or by a look at the lists. */
    static String key(UUID lot) {
        return "notification/" + lot;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID lot = Variables.lot(execution);
        ledger.append(
                Lots.stream(lot),
                Change.of("notification overdue", Actor.SYSTEM).because("the time to notify has passed"));
        notices.tell(new Notice(
                Notice.Kind.OVERDUE,
                key(lot),
                lot,
                lots.find(lot).orElseThrow().registration().number(),
                "The authority or sponsor is not told yet of a product out of specification that was given.",
                Set.of("QA_MANAGER")));
    }
}
