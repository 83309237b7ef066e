package io.lotgate.process;

import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Tells the model whether the recorded result can be used or its run has to be repeated. */
record EvaluateResult(Lots lots) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        Verdict verdict = lots.find(Variables.lot(execution))
                .flatMap(lot -> lot.test(Variables.test(execution)))
                .flatMap(LotTest::verdict)
                .orElseThrow();
        execution.setVariable(Variables.OUTCOME, verdict == Verdict.INVALID ? "RUN_INVALID" : "USABLE");
    }
}
