package io.lotgate.process;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Writes down each sequence flow that an engine takes and each rule by which a decision table answers, with what was running when it was taken first. */
public final class FlowsTaken {
    private final Map<String, String> first = new ConcurrentHashMap<>();
    private String running = "";

    private FlowsTaken() {}

    /** Watches the newest models of an engine from now on: a listener on each flow of what the engine has parsed. */
    public static FlowsTaken of(ReleaseProcess process) {
        FlowsTaken taken = new FlowsTaken();
        ProcessEngine engine = process.engine();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        taken.watch(configuration);
        configuration.getCommandExecutorTxRequired().execute(context -> {
            engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                    .map(ProcessDefinition::getId)
                    .map(id -> configuration.getDeploymentCache().findDeployedProcessDefinitionById(id))
                    .forEach(model -> taken.watch(model.getKey(), model));
            return taken;
        });
        return taken;
    }

    /** Watches the rules of every decision table that the engine asks from now on. */
    private void watch(ProcessEngineConfigurationImpl configuration) {
        DmnDecisionTableEvaluationListener matched = event -> event.getMatchingRules()
                .forEach(rule -> first.putIfAbsent(event.getDecision().getKey() + "/" + rule.getId(), running));
        configuration
                .getDmnEngineConfiguration()
                .getDecisionTableEvaluationListeners()
                .add(matched);
    }

    /** Names what runs from now on. */
    public void running(String test) {
        running = test;
    }

    /** Model and flow, such as {@code recall/Flow_ToRead}, with the first test that took it. */
    public Map<String, String> all() {
        return new TreeMap<>(first);
    }

    private void watch(String model, PvmScope scope) {
        scope.getActivities().forEach(activity -> {
            activity.getOutgoingTransitions().forEach(flow -> {
                ExecutionListener take = execution -> first.putIfAbsent(model + "/" + flow.getId(), running);
                ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, take);
            });
            watch(model, activity);
        });
    }
}
