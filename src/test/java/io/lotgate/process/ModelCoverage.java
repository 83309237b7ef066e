package io.lotgate.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * Which flows and nodes of the models and which rules of the decisions were taken. A node counts when a flow into it or out of it was taken; since each has
 * at least one, all flows mean all nodes.
 */
public record ModelCoverage(Map<String, String> taken) {

    /** A branch with an explicit answer for what nobody knows. */
    public record Unknown(String model, String gateway, String task) {}

    /** Every such branch of the models. */
    public static List<Unknown> unknown() {
        List<Unknown> all = new ArrayList<>();
        models().forEach((name, model) -> model.getModelElementsByType(ExclusiveGateway.class)
                .forEach(gateway -> gateway.getOutgoing().stream()
                        .map(SequenceFlow::getTarget)
                        .filter(target -> target.getId().startsWith("Task_Resolve"))
                        .forEach(target -> all.add(new Unknown(name, gateway.getId(), target.getId())))));
        return all;
    }

    /**
     * Brings a gateway before an answer that is none, as only a broken record could, and completes the administrator's
     * task; gives the roles of that task.
     */
    public static List<String> resolved(ReleaseProcess process, Unknown branch, Map<String, Object> variables) {
        ProcessEngine engine = process.engine();
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(branch.model())
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceById(definition)
                .setVariables(variables)
                .startBeforeActivity(branch.gateway())
                .execute();
        try {
            TaskService tasks = engine.getTaskService();
            Task task = tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .taskDefinitionKey(branch.task())
                    .singleResult();
            List<String> roles = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .toList();
            tasks.complete(task.getId());
            return roles;
        } finally {
            engine.getRuntimeService().deleteProcessInstance(instance.getId(), "tried", true);
        }
    }

    /** Flows, nodes and rules that nothing took, each with its model or decision. */
    public Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>();
        models().forEach((name, model) -> {
            flows(model).stream()
                    .filter(flow -> !took(name, flow))
                    .map(flow -> name + "/" + flow.getId())
                    .forEach(missing::add);
            model.getModelElementsByType(FlowNode.class).stream()
                    .filter(node -> !reached(name, node))
                    .map(node -> name + "/" + node.getId())
                    .forEach(missing::add);
        });
        rules().forEach((name, rules) -> rules.stream()
                .filter(rule -> !taken.containsKey(name + "/" + rule))
                .map(rule -> name + "/" + rule)
                .forEach(missing::add));
        return missing;
    }

    /** One line a flow and a rule, with the first test that took it. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        models().forEach((name, model) -> {
            List<SequenceFlow> flows = flows(model);
            List<FlowNode> nodes = List.copyOf(model.getModelElementsByType(FlowNode.class));
            lines.add(name + ": "
                    + flows.stream().filter(flow -> took(name, flow)).count() + " of " + flows.size()
                    + " flows, "
                    + nodes.stream().filter(node -> reached(name, node)).count() + " of " + nodes.size()
                    + " nodes");
            flows.forEach(flow ->
                    lines.add("  " + flow.getId() + "  " + taken.getOrDefault(name + "/" + flow.getId(), "NOT TAKEN")));
        });
        rules().forEach((name, rules) -> {
            lines.add(name + ": "
                    + rules.stream()
                            .filter(rule -> taken.containsKey(name + "/" + rule))
                            .count()
                    + " of " + rules.size() + " rules");
            rules.forEach(rule -> lines.add("  " + rule + "  " + taken.getOrDefault(name + "/" + rule, "NOT TAKEN")));
        });
        Files.write(file, lines);
    }

    /** The rules of each decision table. */
    private static Map<String, List<String>> rules() {
        Map<String, List<String>> rules = new java.util.TreeMap<>();
        ModelPictures.decisions(Path.of("bpmn"))
                .forEach(file -> rules.put(
                        ModelPictures.name(file),
                        Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class).stream()
                                .map(Rule::getId)
                                .toList()));
        return rules;
    }

    private boolean took(String model, SequenceFlow flow) {
        return taken.containsKey(model + "/" + flow.getId());
    }

    private boolean reached(String model, FlowNode node) {
        return node.getIncoming().stream().anyMatch(flow -> took(model, flow))
                || node.getOutgoing().stream().anyMatch(flow -> took(model, flow));
    }

    private static List<SequenceFlow> flows(BpmnModelInstance model) {
        return List.copyOf(model.getModelElementsByType(SequenceFlow.class));
    }

    private static Map<String, BpmnModelInstance> models() {
        Map<String, BpmnModelInstance> models = new java.util.TreeMap<>();
        ModelPictures.models(Path.of("bpmn"))
                .forEach(file -> models.put(ModelPictures.name(file), Bpmn.readModelFromFile(file.toFile())));
        return models;
    }
}
