package io.lotgate.process;

import io.lotgate.lot.Errand;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Need;
import io.lotgate.specification.Gate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** After something changed on the record: what is open in the engine is asked once for all errands. */
    void follow(Lot lot) {
        bedside(lot);
        List<Errand> errands = lot.errands();
        if (errands.isEmpty()) {
            return;
        }
        Map<String, Task> open = open(lot, errands);
        for (Errand errand : errands) {
            String model = errand.need().course().model();
            Task task = open.get(model + " " + key(lot, errand));
            if (task == null) {
                begin(lot, errand, model);
            } else if (!task.getTaskDefinitionKey().equals(TASKS.get(errand.need()))) {
                engine.getTaskService().complete(task.getId());
            }
        }
    }

    /**
     * The tests of each further dose begin with it; those of a withdrawn one end, if nothing of them is open. What runs is
     * asked once, however many doses there are.
     */
    private void bedside(Lot lot) {
        if (lot.stock().doses().isEmpty()) {
            return;
        }
        Map<String, ProcessInstance> running = running(lot);
        for (LotTest test : lot.tests()) {
            if (test.specification().gate() != Gate.ADMINISTRATION) {
                continue;
            }
            String id = test.specification().id();
            ProcessInstance instance = running.get(lot.id() + "/" + id);
            if (instance != null && lot.closed(test)) {
                engine.getRuntimeService().deleteProcessInstance(instance.getId(), "the dose is withdrawn", true);
            } else if (instance == null && test.attempts().isEmpty() && !lot.closed(test)) {
                perform(lot, id);
            }
        }
    }

    /** The tests that run beside the decision, by their keys. */
    private Map<String, ProcessInstance> running(Lot lot) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("perform-test")
                .variableValueEquals(Variables.LOT, lot.id().toString())
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getBusinessKey, Function.identity(), (one, other) -> one));
    }

    private void perform(Lot lot, String test) {
        definition(lot, "perform-test").ifPresent(model -> engine.getRuntimeService()
                .startProcessInstanceById(
                        model,
                        lot.id() + "/" + test,
                        Map.of(Variables.LOT, lot.id().toString(), Variables.TEST, test)));
    }

    /** The open task of each course that runs, by its model and key. */
    private Map<String, Task> open(Lot lot, List<Errand> errands) {
        Map<String, Task> byInstance = engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKeyIn(errands.stream()
                        .map(errand -> key(lot, errand))
                        .distinct()
                        .toArray(String[]::new))
                .list()
                .stream()
                .collect(Collectors.toMap(Task::getProcessInstanceId, Function.identity(), (one, other) -> one));
        if (byInstance.isEmpty()) {
            return Map.of();
        }
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceIds(byInstance.keySet())
                .list()
                .stream()
                .collect(Collectors.toMap(
                        instance -> model(instance) + " " + instance.getBusinessKey(),
                        instance -> Optional.ofNullable(byInstance.get(instance.getProcessInstanceId()))
                                .orElseThrow()));
    }

    private static String model(ProcessInstance instance) {
        return instance.getProcessDefinitionId().replaceFirst(":.*", "");
    }

    /** Starts a course that waits for somebody, unless it runs and is about to open its task. */
    private void begin(Lot lot, Errand errand, String model) {
        boolean waits = errand.need().course() != Need.Course.STOCK
                && errand.need().role().isPresent();
        if (waits && !runs(model, key(lot, errand))) {
            definition(lot, model).ifPresent(definition -> engine.getRuntimeService()
                    .startProcessInstanceById(
                            definition,
                            key(lot, errand),
                            Map.of(
                                    Variables.LOT,
                                    lot.id().toString(),
                                    Variables.SUBJECT,
                                    errand.subject().toString())));
        }
    }

    private boolean runs(String model, String key) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key, model)
                        .count()
                > 0;
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
