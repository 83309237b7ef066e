package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lots;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Puts on record that the time to tell the authority of a supply out of specification has passed. */
record EscalateNotification(Ledger ledger) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        ledger.append(
                Lots.stream(Variables.lot(execution)),
                Change.of("notification overdue", Actor.SYSTEM).because("the time to notify has passed"));
    }
}
