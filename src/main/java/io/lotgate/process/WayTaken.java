package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lots;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;

/**
 * Appends each completed task and end event to the lot's ledger stream, since the engine's own history is cleaned up; for
 * a decision that was asked, which table and what it answered.
 */
final class WayTaken extends AbstractBpmnParseListener {
    private final Map<String, String> models = new ConcurrentHashMap<>(); // a deployed model never changes
    private final ExecutionListener append;

    WayTaken(Ledger ledger) {
        this.append = execution -> {
            if (!execution.isCanceled()) { // a step that a rejection interrupts is not completed
                ledger.append(Lots.stream(Variables.lot(execution)), completed(execution));
            }
        };
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_END, append);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_END, append);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_END, append);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_END, append);
    }

    /** SHA-256 of the model's bytes as deployed. */
    private String model(DelegateExecution execution) {
        return models.computeIfAbsent(
                execution.getProcessDefinitionId(),
                id -> digest(execution
                        .getProcessEngineServices()
                        .getRepositoryService()
                        .getProcessModel(id)));
    }

    private Change completed(DelegateExecution execution) {
        Change change = Change.of("step completed", Actor.SYSTEM)
                .after("node", execution.getCurrentActivityId())
                .after("process", execution.getProcessDefinitionId().replaceAll(":.*", ""))
                .after("model", model(execution));
        if (execution.getBpmnModelElementInstance() instanceof BusinessRuleTask asked) {
            change = change.after("decision", decision(execution, asked.getCamundaDecisionRef()))
                    .after("answer", String.valueOf(execution.getVariable(Variables.FOLLOWS)));
        }
        Object test = execution.getVariable(Variables.TEST);
        return test instanceof String id ? change.after("test", id) : change;
    }

    /** SHA-256 of the table's bytes as deployed with the model that asks it. */
    private String decision(DelegateExecution execution, String name) {
        return models.computeIfAbsent(execution.getProcessDefinitionId() + " " + name, id -> {
            RepositoryService repository = execution.getProcessEngineServices().getRepositoryService();
            String deployment = repository
                    .getProcessDefinition(execution.getProcessDefinitionId())
                    .getDeploymentId();
            String table = repository
                    .createDecisionDefinitionQuery()
                    .deploymentId(deployment)
                    .decisionDefinitionKey(name)
                    .singleResult()
                    .getId();
            return digest(repository.getDecisionModel(table));
        });
    }

    private static String digest(InputStream file) {
        try (file) {
            return Digest.of(file.readAllBytes()).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
