package io.lotgate.process;

import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Tells the model what the recorded result needs: a review, a repeat of its run, or an investigation. A lot whose models
 * know no investigation has the result reviewed. Models that ask a table what follows are told what the table asks for.
 */
record EvaluateResult(Lots lots) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        LotTest test = lots.find(Variables.lot(execution))
                .flatMap(lot -> lot.test(Variables.test(execution)))
                .orElseThrow();
        Verdict verdict = test.latest().orElseThrow().result().record().judged();
        execution.setVariable(Variables.VERDICT, verdict.name());
        execution.setVariable(Variables.GATE, test.specification().gate().name());
        execution.setVariable(Variables.FURTHER_TESTS, test.followUpsLeft());
        String outcome = verdict == Verdict.INVALID ? "RUN_INVALID" : "USABLE";
        boolean investigated = test.openInvestigation().isPresent() && investigates(execution);
        execution.setVariable(
                Variables.OUTCOME, verdict != Verdict.INVALID && investigated ? "NONCONFORMING" : outcome);
    }

    private static boolean investigates(DelegateExecution execution) {
        var repository = execution.getProcessEngineServices().getRepositoryService();
        String deployment = repository
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getDeploymentId();
        return repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment)
                        .processDefinitionKey("oos-investigation")
                        .count()
                > 0;
    }
}
