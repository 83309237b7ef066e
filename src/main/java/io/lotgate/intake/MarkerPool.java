package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Populations of one sample as the markers of a panel, each once, in the panel's order. */
record MarkerPool(List<Proposal> chosen, List<String> panel) {
    private static final String FIRST = "/markers/0";

    Proposal together() {
        List<Proposal> ordered = chosen.stream()
                .sorted(Comparator.comparingInt(one -> panel.indexOf(name(one))))
                .toList();
        Proposal first = ordered.get(0);
        List<Finding> findings = new ArrayList<>();
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        ArrayNode markers = values.putArray("markers");
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Proposal one = ordered.get(i);
            String place = "/markers/" + i;
            markers.add(one.observation().at(FIRST).deepCopy());
            one.origins()
                    .forEach(origin ->
                            origins.add(origin.at(place + origin.pointer().substring(FIRST.length()))));
            findings.addAll(one.findings());
        }
        if (ordered.stream().map(MarkerPool::name).distinct().count() < ordered.size()) {
            findings.add(error("POOL_TWICE", "a marker is chosen twice: choose one population for each."));
        }
        if (ordered.stream().map(Proposal::sampleName).distinct().count() > 1) {
            findings.add(
                    error("POOL_SAMPLES", "the chosen populations are of different samples: choose those of one."));
        }
        List<Finding> distinct = findings.stream().distinct().toList();
        return new Proposal(
                first.kind(),
                first.sampleName(),
                first.well(),
                values,
                origins,
                first.measuredAt(),
                distinct,
                Pool.places(ordered),
                Proposal.sound(distinct));
    }

    private static String name(Proposal one) {
        return one.observation().at(FIRST + "/name").asString("");
    }

    private static Finding error(String code, String message) {
        return new Finding(code, Severity.ERROR, "", message);
    }
}
