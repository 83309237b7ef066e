package io.lotgate.process;

import io.lotgate.lot.Errand;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Need;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * Keeps the engine's courses of events where the record says they are: one that began is started beside the lot's own
 * process, by the models of the lot's deployment; one whose need changed has its open task completed, so that it reads the
 * need anew.
 */
final class Coursing {
    private static final Map<Need, String> TASKS = Map.ofEntries(
            Map.entry(Need.KEEP_STOCK, "Task_KeepStock"),
            Map.entry(Need.DECIDE_FINALLY, "Task_DecideFinally"),
            Map.entry(Need.CHECK_DOSE, "Task_CheckDose"),
            Map.entry(Need.ISSUE_DOSE, "Task_IssueDose"),
            Map.entry(Need.RECEIVE_DOSE, "Task_ReceiveDose"),
            Map.entry(Need.ASSESS_EXCURSION, "Task_AssessExcursion"),
            Map.entry(Need.ADMINISTER_DOSE, "Task_AdministerDose"),
            Map.entry(Need.WITHDRAW_DOSE, "Task_WithdrawDose"),
            Map.entry(Need.NOTIFY_RECIPIENTS, "Task_NotifyRecipients"),
            Map.entry(Need.ACCOUNT_FOR_CONTAINERS, "Task_AccountForContainers"),
            Map.entry(Need.CLOSE_RECALL, "Task_CloseRecall"),
            Map.entry(Need.EVALUATE_RISK, "Task_EvaluateRisk"),
            Map.entry(Need.RECORD_ACCEPTANCE, "Task_RecordAcceptance"),
            Map.entry(Need.DECIDE_SUPPLY, "Task_DecideSupply"),
            Map.entry(Need.ADMINISTER_SUPPLY, "Task_AwaitAdministration"),
            Map.entry(Need.NOTIFY_AUTHORITY, "Task_NotifyAuthority"));

    private final ProcessEngine engine;

    Coursing(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Starts the watch over the lot's expiry, where its models have one. */
    void watch(Lot lot) {
        definition(lot, "lot-expiry").ifPresent(model -> engine.getRuntimeService()
                .startProcessInstanceById(
                        model,
                        lot.id() + "/expiry",
                        Map.of(Variables.LOT, lot.id().toString())));
    }

    /** After something changed on the record. */
    void follow(Lot lot) {
        lot.errands().forEach(errand -> follow(lot, errand));
    }

    private void follow(Lot lot, Errand errand) {
        String model = errand.need().course().model();
        String key = key(lot, errand);
        ProcessInstance running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key, model)
                .singleResult();
        if (running != null) {
            advance(running, errand.need());
        } else if (errand.need().course() != Need.Course.STOCK
                && errand.need().role().isPresent()) {
            definition(lot, model).ifPresent(definition -> engine.getRuntimeService()
                    .startProcessInstanceById(
                            definition,
                            key,
                            Map.of(
                                    Variables.LOT,
                                    lot.id().toString(),
                                    Variables.SUBJECT,
                                    errand.subject().toString())));
        }
    }

    private void advance(ProcessInstance running, Need need) {
        Task open = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(running.getId())
                .singleResult();
        if (open != null && !open.getTaskDefinitionKey().equals(TASKS.get(need))) {
            engine.getTaskService().complete(open.getId());
        }
    }

    /** The lot's own process has the lot's id alone as its key, and so has the stock that it calls. */
    private static String key(Lot lot, Errand errand) {
        return switch (errand.need().course()) {
            case STOCK -> lot.id().toString();
            case DOSE -> lot.id() + "/dose/" + errand.subject();
            case RECALL -> lot.id() + "/recall";
            case SUPPLY -> lot.id() + "/supply";
        };
    }

    /** The model of this name in the deployment that the lot's process runs in. */
    private Optional<String> definition(Lot lot, String model) {
        ProcessInstance own = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(lot.id().toString(), "lot-release")
                .singleResult();
        if (own == null) {
            return Optional.empty();
        }
        ProcessDefinition release = engine.getRepositoryService().getProcessDefinition(own.getProcessDefinitionId());
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(release.getDeploymentId())
                .processDefinitionKey(model)
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .findFirst();
    }
}
