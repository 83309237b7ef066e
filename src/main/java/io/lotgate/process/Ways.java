package io.lotgate.process;

import io.lotgate.document.Documents;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.value.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;

/** Puts together what the ledger says was done, where the engine stands, and the model the lot pins. */
final class Ways {
    private static final int ENTRIES = 10_000;

    private final Documents documents;
    private final Ledger ledger;
    private final ProcessEngine engine;
    private final Failures failures;
    private final Map<String, ModelGraph> models = new ConcurrentHashMap<>(); // a file of this digest never changes

    Ways(Documents documents, Ledger ledger, ProcessEngine engine, Failures failures) {
        this.documents = documents;
        this.ledger = ledger;
        this.engine = engine;
        this.failures = failures;
    }

    /** The way of the lot as a whole. */
    Way of(Lot lot) {
        List<Completed> completed = completed(lot);
        String digest = model(lot, "lot-release");
        ModelGraph graph = graph(digest);
        Completed registered = new Completed(
                graph.start().getId(),
                "lot-release",
                "",
                lot.registration().at(),
                lot.registration().by().printedName());
        List<Completed> own = Stream.concat(
                        Stream.of(registered),
                        completed.stream().filter(step -> step.test().isEmpty()).filter(step -> step.process()
                                .equals("lot-release")))
                .toList();
        Set<String> stopped = failures.of(lot.id()).stream()
                .filter(StuckStep::stopped)
                .map(StuckStep::node)
                .collect(Collectors.toSet());
        return new WayOnModel(graph, own, open(lot.id().toString(), "lot-release"), stopped).way(digest);
    }

    /** The way of one of its tests. */
    Way of(Lot lot, String test) {
        String digest = model(lot, "perform-test");
        List<Completed> own =
                completed(lot).stream().filter(step -> step.test().equals(test)).toList();
        return new WayOnModel(graph(digest), own, open(lot.id() + "/" + test, "perform-test"), Set.of()).way(digest);
    }

    private List<Completed> completed(Lot lot) {
        return Completed.of(ledger.entries(Lots.stream(lot.id()), 1, ENTRIES));
    }

    private static String model(Lot lot, String process) {
        return Optional.ofNullable(lot.models().get(process))
                .orElseThrow(() -> new IllegalStateException("the lot pins no model " + process));
    }

    private ModelGraph graph(String digest) {
        return models.computeIfAbsent(
                digest, hex -> ModelGraph.read(documents.file(new Digest(hex)).orElseThrow()));
    }

    /** Ids of the nodes where the engine waits now; none when the process has ended. */
    private Set<String> open(String businessKey, String process) {
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey, process)
                .singleResult();
        ActivityInstance tree =
                instance == null ? null : engine.getRuntimeService().getActivityInstance(instance.getId());
        return tree == null ? Set.of() : leaves(tree).collect(Collectors.toSet());
    }

    private static Stream<String> leaves(ActivityInstance tree) {
        Stream<String> waiting = Stream.of(tree.getChildTransitionInstances()).map(TransitionInstance::getActivityId);
        Stream<String> inside = Stream.of(tree.getChildActivityInstances())
                .flatMap(child ->
                        child.getChildActivityInstances().length == 0 && child.getChildTransitionInstances().length == 0
                                ? Stream.of(child.getActivityId())
                                : leaves(child));
        return Stream.concat(waiting, inside).map(id -> id.replaceAll("#.*", ""));
    }
}
