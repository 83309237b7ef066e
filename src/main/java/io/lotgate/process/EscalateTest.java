package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Deadlines;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.TestPhase;
import io.lotgate.notify.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Puts on record, and tells, that a test was not performed by its due time. A test that waits for another one, or that
 * takes no result any more, is not overdue itself.
 */
record EscalateTest(Ledger ledger, Lots lots, Notices notices) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        Lot lot = lots.find(Variables.lot(execution)).orElseThrow();
        LotTest test = lot.test(Variables.test(execution)).orElseThrow();
        if (test.phase() == TestPhase.TO_PERFORM && !lot.closed(test)) {
            String name = test.specification().id();
            ledger.append(
                    Lots.stream(lot.id()),
                    Change.of("test overdue", Actor.SYSTEM)
                            .after("test", name)
                            .after("attempt", Integer.toString(test.nextAttempt()))
                            .because("its due time has passed"));
            notices.tell(Overdue.of(
                    new Deadlines.Passed(
                            lot.id(),
                            lot.registration().number(),
                            name,
                            test.attempts().size(),
                            false,
                            false,
                            lot.due(test)),
                    lot));
        }
    }
}
