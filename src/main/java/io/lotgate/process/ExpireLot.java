package io.lotgate.process;

import io.lotgate.lot.Lots;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Records that a lot's expiry passed; on a finished lot it changes nothing. */
record ExpireLot(Lots lots) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        lots.acts().expire(Variables.lot(execution));
    }
}
