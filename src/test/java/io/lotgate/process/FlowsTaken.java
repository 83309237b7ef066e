package io.lotgate.process;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Writes down each sequence flow that an engine takes, with what was running when it was taken first. */
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
        configuration.getCommandExecutorTxRequired().execute(context -> {
            engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                    .map(ProcessDefinition::getId)
                    .map(id -> configuration.getDeploymentCache().findDeployedProcessDefinitionById(id))
                    .forEach(model -> taken.watch(model.getKey(), model));
            return taken;
        });
        return taken;
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
