package io.lotgate.specification;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Field;
import io.lotgate.evaluation.Finding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one entry under {@code tests}. */
final class TestReader {
    private static final List<String> FIELDS = List.of(
            "id",
            "name",
            "method",
            "methodReference",
            "criterion",
            "samplePoint",
            "gate",
            "due",
            "performer",
            "inputs",
            "intake",
            "source",
            "basis",
            "interimOf",
            "followUp",
            "retests",
            "assessment",
            "run");
    private static final int MOST_TIMES = 20;

    /** Donor, bank, in process, harvest before fill, final container, at administration. */
    private static final List<String> SAMPLE_POINTS = List.of("DON", "BANK", "IPC", "DS", "DP", "ADM");

    private final Evaluator evaluator;
    private final Problems problems;

    TestReader(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    /** A test with the places that checks across tests refer to. */
    record Placed(TestSpecification test, Place id, Place interimOf, Map<String, Place> inputs) {}

    Placed read(Node node) {
        Fields fields = new Fields(node, FIELDS, problems);
        String method = method(fields);
        JsonNode criterion = criterion(fields, method);
        Map<String, Place> places = new LinkedHashMap<>();
        Map<String, String> inputs = inputs(fields, places);
        inputsAreAsked(method, criterion, places);
        TestSpecification test = new TestSpecification(
                fields.id("id"),
                fields.both("name"),
                method,
                fields.text("methodReference"),
                criterion,
                fields.oneOf("samplePoint", SAMPLE_POINTS),
                fields.choice("gate", Gate.class),
                due(fields),
                fields.choice("performer", Performer.class),
                inputs,
                fields.idIfGiven("intake"),
                fields.text("source"),
                fields.choiceIfGiven("basis", Basis.EXAMPLE),
                fields.idIfGiven("interimOf"),
                further(fields),
                run(fields));
        return new Placed(test, fields.place("id"), fields.place("interimOf"), places);
    }

    private FurtherTesting further(Fields fields) {
        Optional<Fields> followUp =
                fields.optional("followUp").map(node -> new Fields(node, List.of("what", "times"), problems));
        return new FurtherTesting(
                followUp.map(given -> given.both("what")),
                followUp.map(given -> given.count("times", 1, MOST_TIMES)).orElse(0),
                fields.optional("retests").isPresent() ? fields.count("retests", 0, MOST_TIMES) : 0,
                fields.flagIfGiven("assessment"));
    }

    private RunControls run(Fields fields) {
        Optional<Node> node = fields.optional("run");
        if (node.isEmpty()) {
            return RunControls.NONE;
        }
        Fields given = new Fields(node.get(), List.of("equipment", "reagents", "qualified"), problems);
        RunControls run = new RunControls(
                given.idsIfGiven("equipment", MOST_TIMES),
                given.idsIfGiven("reagents", MOST_TIMES),
                given.flagIfGiven("qualified"));
        if (node.get() instanceof Node.Mapping mapping && mapping.entries().isEmpty()) {
            problems.add(node.get().place(), "asks for nothing: name equipment, reagents or qualified: true");
        }
        if (given.optional("qualified").isPresent() && !run.qualified()) {
            problems.add(given.place("qualified"), "must be true; leave it out where no qualification is needed");
        }
        if (run.types().size() != Set.copyOf(run.types()).size()) {
            problems.add(node.get().place(), "asks for a type twice");
        }
        if (fields.textIfGiven("performer").equals(Performer.EXTERNAL.name())) {
            problems.add(
                    node.get().place(), "is of the site's own laboratory; an external one answers for its own runs");
        }
        return run;
    }

    private String method(Fields fields) {
        return fields.oneOf("method", evaluator.methods().stream().sorted().toList());
    }

    /** An empty object stands for a criterion that cannot be used; its reasons are on record. */
    private JsonNode criterion(Fields fields, String method) {
        Optional<Node> node = fields.required("criterion");
        Optional<JsonNode> json = node.flatMap(written -> CriterionForm.read(written, problems));
        if (node.isEmpty() || json.isEmpty() || method.isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        List<Finding> findings = evaluator.check(method, json.get());
        for (Finding finding : findings) {
            problems.add(CriterionForm.place(node.get(), finding.where()), finding.message());
        }
        return findings.isEmpty() ? json.get() : JsonNodeFactory.instance.objectNode();
    }

    private Duration due(Fields fields) {
        String written = fields.text("due");
        Optional<Duration> due = Spans.wait(written);
        if (due.isEmpty() && !written.isEmpty()) {
            problems.add(fields.place("due"), "must be a time such as P14D or PT6H, at most ten years");
        }
        return due.orElse(Duration.ofDays(1));
    }

    private Map<String, String> inputs(Fields fields, Map<String, Place> places) {
        Optional<Node> node = fields.optional("inputs");
        if (node.isEmpty()) {
            return Map.of();
        }
        if (!(node.get() instanceof Node.Mapping mapping)) {
            problems.add(node.get().place(), "must be a block of JSON pointer and source");
            return Map.of();
        }
        Fields sources = new Fields(mapping, List.copyOf(mapping.entries().keySet()), problems);
        Map<String, String> inputs = new LinkedHashMap<>();
        mapping.entries().forEach((pointer, entry) -> {
            inputs.put(pointer, source(sources, pointer));
            places.put(pointer, entry.key());
        });
        return inputs;
    }

    private String source(Fields sources, String pointer) {
        String written = sources.text(pointer);
        if (!written.isEmpty() && InputSource.parse(written).isEmpty()) {
            problems.add(
                    sources.place(pointer), "must be lot.weight, lot.volume, test.<id>.<value> or fixed:<constant>");
        }
        return written;
    }

    /** An input nobody asks for would never reach the evaluation, and its author would not learn of it. */
    private void inputsAreAsked(String method, JsonNode criterion, Map<String, Place> places) {
        if (criterion.isEmpty() || places.isEmpty()) {
            return;
        }
        Set<String> asked = evaluator.fields(method, criterion).stream()
                .map(Field::pointer)
                .collect(Collectors.toUnmodifiableSet());
        places.forEach((pointer, place) -> {
            if (!asked.contains(pointer)) {
                problems.add(place, "the method asks for no such value" + Nearest.hint(pointer, asked));
            }
        });
    }
}
