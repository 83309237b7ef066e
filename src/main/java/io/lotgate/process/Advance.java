package io.lotgate.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Moves the engine after the lot allowed a step. */
final class Advance {
    /** What the models call the rejection of a lot that is not yet to be decided. */
    static final String REJECTED = "lotRejected";

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
        complete(businessKey, List.of(taskKey), variables);
    }

    /** A test is performed: for the first time or again, in an investigation or outside one. */
    void performed(UUID lot, String test) {
        complete(
                key(lot, test),
                List.of("Task_PerformTest", "Task_CorrectSuspectResult", "Task_PerformRetest"),
                Map.of());
    }

    /** A result is reviewed, wherever the test stands; says what the lot makes of it. */
    void reviewed(UUID lot, String test, String review) {
        complete(
                key(lot, test),
                List.of("Task_ReviewResult", "Task_ReviewSuspectResult", "Task_ReviewRetest"),
                Map.of(Variables.REVIEW, review));
    }

    /** A step of an investigation is done; a lot that follows models without one has nothing to advance. */
    void investigated(UUID lot, String test, String taskKey, Map<String, Object> variables) {
        if (investigates(lot, test)) {
            complete(key(lot, test), taskKey, variables);
        }
    }

    /** Whether the engine runs an investigation of this test. */
    boolean investigates(UUID lot, String test) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key(lot, test), "oos-investigation")
                        .count()
                > 0;
    }

    private void complete(String businessKey, List<String> taskKeys, Map<String, Object> variables) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKeyIn(taskKeys.toArray(String[]::new))
                .singleResult();
        if (task == null) {
            throw new IllegalStateException("the engine has no open " + taskKeys + " for " + businessKey);
        }
        engine.getTaskService().complete(task.getId(), variables);
    }

    private static String test(ProcessInstance instance) {
        return instance.getBusinessKey().replaceFirst("^[^/]*/", "");
    }

    private static String key(UUID lot, String test) {
        return lot + "/" + test;
    }

    /** Whether the lot's models let it be rejected before its decision is open. */
    boolean rejectable(UUID lot) {
        return waiting(lot).isPresent();
    }

    private Optional<Execution> waiting(UUID lot) {
        return Optional.ofNullable(engine.getRuntimeService()
                .createExecutionQuery()
                .processDefinitionKey("lot-release")
                .processInstanceBusinessKey(lot.toString())
                .messageEventSubscriptionName(REJECTED)
                .singleResult());
    }

    /**
     * The first decision is made, at its task or, for a rejection, before; the second one belongs to the stock, which
     * follows the record by itself.
     */
    void decided(UUID lot, String decision) {
        boolean first = engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(lot.toString())
                        .taskDefinitionKey("Task_DecideLot")
                        .count()
                > 0;
        if (first) {
            complete(lot.toString(), "Task_DecideLot", Map.of(Variables.DECISION, decision));
        } else {
            waiting(lot).ifPresent(execution -> engine.getRuntimeService()
                    .messageEventReceived(REJECTED, execution.getId(), Map.of(Variables.DECISION, decision)));
        }
    }

    /** Ends the tests that run beside the decision and that the lot no longer takes results for. */
    void end(UUID lot, String decision, Predicate<String> closed) {
        List<ProcessInstance> beside = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("perform-test")
                .variableValueEquals(Variables.LOT, lot.toString())
                .list();
        beside.stream().filter(instance -> closed.test(test(instance))).forEach(instance -> engine.getRuntimeService()
                .deleteProcessInstance(instance.getId(), "lot decided: " + decision, true));
    }
}
