package io.lotgate.process;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A process model as nodes and flows. */
record ModelGraph(BpmnModelInstance model) {

    static ModelGraph read(byte[] file) {
        return new ModelGraph(Bpmn.readModelFromStream(new ByteArrayInputStream(file)));
    }

    String name() {
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        return Optional.ofNullable(process.getName()).orElse(process.getId());
    }

    FlowNode start() {
        return model.getModelElementsByType(StartEvent.class).iterator().next();
    }

    /** Every node that can be reached, the nearest first. */
    Set<FlowNode> reachable(FlowNode from) {
        Set<FlowNode> found = new LinkedHashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (SequenceFlow flow : next.removeFirst().getOutgoing()) {
                if (found.add(flow.getTarget())) {
                    next.add(flow.getTarget());
                }
            }
        }
        return found;
    }

    /** Events at a task that leave it open, such as a time that is over. */
    List<FlowNode> events() {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> !event.cancelActivity())
                .map(FlowNode.class::cast)
                .toList();
    }

    /** What happens beside the way, after such an event only. */
    Set<FlowNode> beside() {
        Set<FlowNode> beside = new LinkedHashSet<>();
        events().forEach(event -> beside.addAll(reachable(event)));
        beside.removeAll(reachable(start()));
        return beside;
    }

    /** The event with what lies between it and a node that follows it; nothing for a node that does not. */
    Set<String> from(FlowNode event, FlowNode to) {
        if (!reachable(event).contains(to)) {
            return Set.of();
        }
        Set<String> way = new HashSet<>(between(event, to));
        way.add(event.getId());
        return way;
    }

    Optional<FlowNode> node(String id) {
        return Optional.ofNullable(model.<FlowNode>getModelElementById(id));
    }

    /** Flows and nodes on the way from one node to another that leads over nothing the ledger records. */
    Set<String> between(FlowNode from, FlowNode to) {
        return search(from, to, new HashSet<>()).orElse(Set.of());
    }

    /** What a person or the program does, as against gateways and events on the way. */
    static boolean step(FlowNode node) {
        return recorded(node) || node instanceof CallActivity;
    }

    static String name(FlowNode node) {
        return Optional.ofNullable(node.getName()).orElse(node.getId());
    }

    /** Who may do it; "" for the program's own steps. */
    static String role(FlowNode node) {
        return node instanceof UserTask task
                ? Optional.ofNullable(task.getCamundaCandidateGroups()).orElse("")
                : "";
    }

    /** The answer at the branch that leads to a node. */
    static String when(FlowNode node) {
        return node.getIncoming().stream()
                .filter(flow -> flow.getSource().getOutgoing().size() > 1 && flow.getName() != null)
                .map(SequenceFlow::getName)
                .findFirst()
                .orElse("");
    }

    private static Optional<Set<String>> search(FlowNode from, FlowNode to, Set<FlowNode> seen) {
        for (SequenceFlow flow : from.getOutgoing()) {
            FlowNode next = flow.getTarget();
            if (next.equals(to)) {
                return Optional.of(Set.of(flow.getId(), to.getId()));
            }
            Optional<Set<String>> rest = recorded(next) || !seen.add(next) ? Optional.empty() : search(next, to, seen);
            if (rest.isPresent()) {
                Set<String> way = new HashSet<>(rest.get());
                way.addAll(Set.of(flow.getId(), next.getId()));
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    private static boolean recorded(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ServiceTask
                || node instanceof BusinessRuleTask
                || node instanceof EndEvent;
    }
}
