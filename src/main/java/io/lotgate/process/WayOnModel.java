package io.lotgate.process;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Draws a way on its model.
 *
 * @param completed steps in the order they were completed
 * @param open ids of the nodes where the process waits
 * @param stopped ids of those that failed
 */
record WayOnModel(ModelGraph graph, List<Completed> completed, Set<String> open, Set<String> stopped) {

    Way way(String digest) {
        Set<String> passed = passed();
        Set<String> ahead = ahead(passed);
        List<Way.Step> steps = Stream.concat(
                        Stream.of(graph.start()),
                        Stream.concat(graph.reachable(graph.start()).stream(), graph.beside().stream())
                                .filter(ModelGraph::step))
                .flatMap(node -> step(node, passed, ahead).stream())
                .toList();
        return new Way(graph.name(), digest, steps, passed);
    }

    private Optional<Way.Step> step(FlowNode node, Set<String> passed, Set<String> ahead) {
        return state(node.getId(), passed, ahead).map(state -> {
            Optional<Completed> last = Completed.last(completed, node.getId());
            boolean person = node instanceof UserTask || node.equals(graph.start());
            return new Way.Step(
                    node.getId(),
                    ModelGraph.name(node),
                    state,
                    last.map(Completed::at),
                    last.filter(step -> person).map(Completed::by),
                    (int) completed.stream()
                            .filter(step -> step.node().equals(node.getId()))
                            .count(),
                    ModelGraph.role(node),
                    ModelGraph.when(node));
        });
    }

    private Optional<Way.State> state(String id, Set<String> passed, Set<String> ahead) {
        if (stopped.contains(id)) {
            return Optional.of(Way.State.STOPPED);
        }
        if (open.contains(id)) {
            return Optional.of(Way.State.OPEN);
        }
        if (ahead.contains(id)) {
            return Optional.of(Way.State.TO_COME);
        }
        return passed.contains(id) ? Optional.of(Way.State.DONE) : Optional.empty();
    }

    private Set<String> passed() {
        Set<String> passed = new HashSet<>();
        FlowNode here = graph.start();
        Set<FlowNode> beside = graph.beside();
        if (!completed.isEmpty() || !open.isEmpty()) {
            passed.add(here.getId());
        }
        for (Completed step : completed) {
            FlowNode next = graph.node(step.node()).orElse(here);
            passed.add(next.getId());
            if (beside.contains(next)) { // the way goes on where it waited
                graph.events().forEach(event -> passed.addAll(graph.from(event, next)));
                beside.stream()
                        .filter(node -> passed.contains(node.getId()))
                        .forEach(node -> passed.addAll(graph.between(node, next)));
            } else {
                passed.addAll(graph.between(here, next));
                here = next;
            }
        }
        for (FlowNode node : nodes(open)) {
            passed.addAll(graph.between(here, node));
        }
        return passed;
    }

    /** What can be reached from here; a step back counts only when it was never taken, since it would be a loop. */
    private Set<String> ahead(Set<String> passed) {
        List<String> order =
                graph.reachable(graph.start()).stream().map(FlowNode::getId).toList();
        return nodes(open).stream()
                .flatMap(here -> graph.reachable(here).stream()
                        .map(FlowNode::getId)
                        .filter(id -> !passed.contains(id) || order.indexOf(id) > order.indexOf(here.getId())))
                .collect(Collectors.toSet());
    }

    private List<FlowNode> nodes(Set<String> ids) {
        return ids.stream().flatMap(id -> graph.node(id).stream()).toList();
    }
}
