package io.lotgate.specification;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.specification.TestReader.Placed;
import io.lotgate.value.Digest;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole specification from its tree. */
final class ProductReader {
    private static final List<String> FIELDS = List.of(
            "product",
            "version",
            "name",
            "abbreviation",
            "cellSource",
            "pluripotentSource",
            "donorType",
            "route",
            "doseBelongsToLot",
            "sisterLot",
            "storage",
            "shelfLife",
            "manufacturerStatement",
            "certificateLanguage",
            "source",
            "tests",
            "batchRecordReview");
    private static final int MOST_TESTS = 200;
    private static final int MOST_ITEMS = 100;

    private final Evaluator evaluator;
    private final Problems problems;

    ProductReader(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    ProductSpecification read(Node root, Digest digest) {
        Fields fields = new Fields(root, FIELDS, problems);
        return new ProductSpecification(
                fields.id("product"),
                fields.number("version"),
                fields.both("name"),
                fields.text("abbreviation"),
                fields.both("cellSource"),
                fields.oneOfIfGiven("pluripotentSource", List.of("hESC", "hiPSC")),
                fields.oneOf("donorType", List.of("autologous", "allogeneic")),
                fields.both("route"),
                fields.flag("doseBelongsToLot"),
                fields.idIfGiven("sisterLot"),
                fields.both("storage"),
                shelfLife(fields),
                fields.both("manufacturerStatement"),
                Language.of(fields.oneOfIfGiven(
                        "certificateLanguage",
                        Arrays.stream(Language.values()).map(Language::code).toList())),
                tests(fields),
                checklist(fields),
                fields.text("source"),
                digest);
    }

    private TemporalAmount shelfLife(Fields fields) {
        String written = fields.text("shelfLife");
        Optional<TemporalAmount> life = Spans.life(written);
        if (life.isEmpty() && !written.isEmpty()) {
            problems.add(fields.place("shelfLife"), "must be a time such as P24M or PT24H, at most a hundred years");
        }
        return life.orElse(Period.ofDays(1));
    }

    private List<TestSpecification> tests(Fields fields) {
        TestReader reader = new TestReader(evaluator, problems);
        List<Placed> placed =
                fields.items("tests", MOST_TESTS).stream().map(reader::read).toList();
        idsAreUnique(placed.stream()
                .map(test -> Map.entry(test.test().id(), test.id()))
                .toList());
        Wiring.check(placed, problems);
        List<TestSpecification> tests = placed.stream().map(Placed::test).toList();
        if (!tests.isEmpty() && tests.stream().noneMatch(test -> test.gate() == Gate.BLOCKING)) {
            problems.add(fields.place("tests"), "at least one test must be BLOCKING, or nothing stands before release");
        }
        return tests;
    }

    private List<ChecklistItem> checklist(Fields fields) {
        List<ChecklistItem> items = new ArrayList<>();
        List<Map.Entry<String, Place>> ids = new ArrayList<>();
        for (Node node : fields.items("batchRecordReview", MOST_ITEMS)) {
            Fields item = new Fields(node, List.of("id", "text", "deviations"), problems);
            items.add(new ChecklistItem(item.id("id"), item.both("text"), item.flagIfGiven("deviations")));
            ids.add(Map.entry(items.get(items.size() - 1).id(), item.place("id")));
        }
        idsAreUnique(ids);
        if (!items.isEmpty() && items.stream().filter(ChecklistItem::deviations).count() != 1) {
            problems.add(fields.place("batchRecordReview"), "exactly one item must have deviations: true");
        }
        return items;
    }

    private void idsAreUnique(List<Map.Entry<String, Place>> ids) {
        Map<String, Place> first = new HashMap<>();
        for (Map.Entry<String, Place> id : ids) {
            Optional<Place> earlier = Optional.ofNullable(first.putIfAbsent(id.getKey(), id.getValue()));
            if (earlier.isPresent() && !id.getKey().isEmpty()) {
                problems.add(
                        id.getValue(),
                        id.getKey() + " is taken, see line " + earlier.get().line());
            }
        }
    }
}
