package io.lotgate.process;

import io.lotgate.lot.Lots;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Starts each test that does not gate the decision as a process of its own, beside the gating ones, by the model of the
 * lot's own deployment.
 */
record StartLateTests(Lots lots) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        UUID lot = Variables.lot(execution);
        RepositoryService repository = execution.getProcessEngineServices().getRepositoryService();
        String deployment = repository
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getDeploymentId();
        String model = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey("perform-test")
                .singleResult()
                .getId();
        lots.find(lot).orElseThrow().specification().tests().stream()
                .filter(test -> !test.gate().beforeDecision())
                .forEach(test -> execution
                        .getProcessEngineServices()
                        .getRuntimeService()
                        .startProcessInstanceById(
                                model,
                                lot + "/" + test.id(),
                                Map.of(Variables.LOT, lot.toString(), Variables.TEST, test.id())));
    }
}
