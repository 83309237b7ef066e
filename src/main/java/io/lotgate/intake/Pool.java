package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Wells of one sample and target made one proposal; every partition is counted once. */
final class Pool {
    private static final int MOST = 96;

    private final List<Proposal> wells;
    private final List<Finding> objections = new ArrayList<>();

    private Pool(List<Proposal> wells) {
        this.wells = wells;
    }

    /** @param panel markers in the order in which a test asks for them */
    static Proposal of(List<Proposal> chosen, List<String> panel) {
        if (chosen.size() == 1) {
            return chosen.get(0);
        }
        if (chosen.stream().allMatch(one -> one.observation().has("markers"))) {
            return new MarkerPool(chosen, panel).together();
        }
        Pool pool = new Pool(chosen);
        pool.check();
        return pool.together();
    }

    private void check() {
        Proposal first = wells.get(0);
        if (wells.stream().anyMatch(one -> one.kind() != Proposal.Kind.DIGITAL_PCR)) {
            object("POOL_KIND", "only wells of digital PCR are added up: choose one sample.");
            return;
        }
        if (wells.size() > MOST) {
            object("POOL_TOO_LARGE", "at most " + MOST + " wells are added up.");
        }
        if (wells.stream().anyMatch(one -> !one.usable())) {
            object("POOL_UNUSABLE", "a chosen well cannot be used: leave it out.");
        }
        if (wells.stream().anyMatch(one -> !one.sampleName().equals(first.sampleName()))) {
            object("POOL_SAMPLES", "the chosen wells are of different samples: choose wells of one.");
        }
        if (wells.stream().anyMatch(one -> !target(one).equals(target(first)))) {
            object("POOL_TARGETS", "the chosen wells are of different targets: choose wells of one.");
        }
        if (wells.stream().map(Pool::volume).distinct().count() > 1) {
            object("POOL_VOLUMES", "the chosen wells have partitions of different volumes: choose wells of one kind.");
        }
        eachOnce();
    }

    private void eachOnce() {
        Set<String> measured = new HashSet<>();
        for (Proposal one : wells) {
            Well well = one.well().orElseThrow();
            for (String name : well.measured()) {
                if (!measured.add(name)) {
                    object(
                            "POOL_TWICE",
                            "well " + Cell.quoted(name)
                                    + " is chosen twice, once within merged wells: choose the merged row or its wells.");
                }
            }
        }
    }

    private void object(String code, String message) {
        objections.add(new Finding(code, Severity.ERROR, "", message));
    }

    private Proposal together() {
        Proposal first = wells.get(0);
        List<Finding> findings = new ArrayList<>(objections);
        wells.forEach(one -> findings.addAll(one.findings()));
        ObjectNode values = first.observation().deepCopy();
        List<Origin> origins = new ArrayList<>();
        if (objections.isEmpty()) {
            ArrayNode all = values.putArray("wells");
            for (int i = 0; i < wells.size(); i++) {
                int place = i;
                JsonNode well = wells.get(i).observation().at("/wells/0");
                all.add(well.deepCopy());
                wells.get(i).origins().stream()
                        .filter(origin -> place == 0 || origin.pointer().startsWith("/wells/0/"))
                        .map(origin -> origin.at(origin.pointer().replaceFirst("^/wells/0/", "/wells/" + place + "/")))
                        .forEach(origins::add);
            }
        } else {
            origins.addAll(first.origins());
        }
        List<Finding> distinct = findings.stream().distinct().toList();
        return new Proposal(
                first.kind(),
                first.sampleName(),
                first.well(),
                values,
                origins,
                earliest(),
                distinct,
                places(wells),
                Proposal.sound(distinct));
    }

    static Map<Finding, Origin> places(List<Proposal> chosen) {
        Map<Finding, Origin> places = new HashMap<>();
        chosen.forEach(one -> one.places().forEach(places::putIfAbsent));
        return places;
    }

    private Optional<MeasuringTime> earliest() {
        return wells.stream().flatMap(one -> one.measuredAt().stream()).findFirst();
    }

    private static String target(Proposal proposal) {
        return proposal.well().map(Well::target).orElse("");
    }

    private static String volume(Proposal proposal) {
        return proposal.observation().path("partitionVolumeNl").asString("");
    }
}
