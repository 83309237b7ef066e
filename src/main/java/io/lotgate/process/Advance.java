package io.lotgate.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Moves the engine after the lot allowed a step. */
final class Advance {
    private final ProcessEngine engine;

    Advance(ProcessEngine engine) {
        this.engine = engine;
    }

    void start(UUID lot) {
        engine.getRuntimeService()
                .startProcessInstanceByKey("lot-release", lot.toString(), Map.of(Variables.LOT, lot.toString()));
    }

    /** Completes the one open task of this kind; the lot said it is open, so its absence is a bug. */
    void complete(String businessKey, String taskKey, Map<String, Object> variables) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(taskKey)
                .singleResult();
        if (task == null) {
            throw new IllegalStateException("the engine has no open " + taskKey + " for " + businessKey);
        }
        engine.getTaskService().complete(task.getId(), variables);
    }

    /** Completes the decision and ends the tests that run beside it, which no longer matter. */
    void decided(UUID lot, String decision) {
        List<ProcessInstance> beside = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("perform-test")
                .variableValueEquals(Variables.LOT, lot.toString())
                .list();
        beside.forEach(instance ->
                engine.getRuntimeService().deleteProcessInstance(instance.getId(), "lot decided: " + decision, true));
        complete(lot.toString(), "Task_DecideLot", Map.of(Variables.DECISION, decision));
    }
}
