package io.lotgate.specification;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.value.RecordJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What differs between two versions of a specification, field by field; every field of the record is compared. */
public final class SpecificationChanges {
    private static final Set<String> COMPARED_ELSEWHERE = Set.of("tests", "digest", "batchRecordReview");

    private final Evaluator evaluator;
    private final List<Changed> changes = new ArrayList<>();

    private SpecificationChanges(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The changes, the product's first, then test by test, then the checklist. */
    public static List<Changed> between(ProductSpecification before, ProductSpecification after, Evaluator evaluator) {
        SpecificationChanges found = new SpecificationChanges(evaluator);
        found.compare("Product", flat(RecordJson.of(before)), flat(RecordJson.of(after)));
        found.tests(before, after);
        found.checklist(before, after);
        return List.copyOf(found.changes);
    }

    private void tests(ProductSpecification before, ProductSpecification after) {
        for (String id : union(ids(before), ids(after))) {
            Optional<TestSpecification> old = before.test(id);
            Optional<TestSpecification> now = after.test(id);
            String where = now.or(() -> old).map(test -> test.name().en()).orElse(id);
            if (old.isEmpty() || now.isEmpty()) {
                changes.add(new Changed(
                        where,
                        now.isPresent() ? "Test added" : "Test removed",
                        old.map(this::limits).orElse(""),
                        now.map(this::limits).orElse("")));
            }
            if (old.isPresent() && now.isPresent()) {
                add(where, "Limit", limits(old.get()), limits(now.get()));
                compare(where, flat(RecordJson.of(old.get())), flat(RecordJson.of(now.get())));
            }
        }
        List<String> kept = ids(before).stream().filter(ids(after)::contains).toList();
        List<String> order = ids(after).stream().filter(ids(before)::contains).toList();
        add("Product", "Order of the tests", String.join(", ", kept), String.join(", ", order));
    }

    private void checklist(ProductSpecification before, ProductSpecification after) {
        Map<String, String> old = questions(before);
        Map<String, String> now = questions(after);
        for (String id : union(List.copyOf(old.keySet()), List.copyOf(now.keySet()))) {
            add("Batch record review", id, old.getOrDefault(id, ""), now.getOrDefault(id, ""));
        }
        add(
                "Batch record review",
                "Order of the questions",
                old.keySet().stream().filter(now::containsKey).collect(Collectors.joining(", ")),
                now.keySet().stream().filter(old::containsKey).collect(Collectors.joining(", ")));
    }

    private void compare(String where, Map<String, String> before, Map<String, String> after) {
        for (String field : union(List.copyOf(before.keySet()), List.copyOf(after.keySet()))) {
            add(where, field, before.getOrDefault(field, ""), after.getOrDefault(field, ""));
        }
    }

    private void add(String where, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Changed(where, field, before, after));
        }
    }

    private String limits(TestSpecification test) {
        return String.join("; ", evaluator.limits(test.method(), test.criterion()));
    }

    private static List<String> ids(ProductSpecification specification) {
        return specification.tests().stream().map(TestSpecification::id).toList();
    }

    private static Map<String, String> questions(ProductSpecification specification) {
        Map<String, String> questions = new LinkedHashMap<>();
        specification
                .batchRecordReview()
                .forEach(item -> questions.put(
                        item.id(), item.text().en() + " / " + item.text().zh()));
        return questions;
    }

    /** Every value by its path, as written. */
    private static Map<String, String> flat(JsonNode record) {
        Map<String, String> values = new LinkedHashMap<>();
        record.forEachEntry((name, value) -> {
            if (!COMPARED_ELSEWHERE.contains(name)) {
                flatten(name, value, values);
            }
        });
        return values;
    }

    private static void flatten(String path, JsonNode value, Map<String, String> values) {
        if (value.isObject()) {
            value.forEachEntry((name, child) -> flatten(path + "." + name, child, values));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(path + "[" + name(value.get(i), i) + "]", value.get(i), values);
            }
        } else {
            values.put(path, value.asString());
        }
    }

    /** A marker is known by its name, so that one more does not shift all others. */
    private static String name(JsonNode element, int index) {
        String name = element.path("name").asString("");
        return name.isEmpty() ? Integer.toString(index) : name;
    }

    private static Set<String> union(List<String> first, List<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return all;
    }

    /**
     * One difference.
     *
     * @param where the product, or the test's name
     * @param field path of the field as in the file
     * @param before as written, "" when it was not there
     * @param after as written, "" when it is not there any more
     */
    public record Changed(String where, String field, String before, String after) {}
}
