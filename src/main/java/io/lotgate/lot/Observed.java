package io.lotgate.lot;

import io.lotgate.specification.InputSource;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.RecordJson;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes what was entered with the values that come from the lot or from another test's reviewed result. */
final class Observed {
    private Observed() {}

    static Outcome<ObjectNode> complete(Lot lot, TestSpecification test, ObjectNode entered) {
        ObjectNode observation = entered.deepCopy();
        for (Map.Entry<String, String> input : test.inputs().entrySet()) {
            Optional<String> value = value(lot, input.getValue());
            if (value.isEmpty()) {
                return Outcome.refused(Refusal.blocked("The value of " + input.getValue() + " is not known yet."));
            }
            put(observation, input.getKey(), value.get());
        }
        return Outcome.done(observation);
    }

    /** The value of a source as it stands, if it is known. */
    static Optional<String> value(Lot lot, String written) {
        InputSource source = InputSource.parse(written).orElseThrow();
        if (source instanceof InputSource.Fixed fixed) {
            return Optional.of(fixed.value());
        }
        if (source instanceof InputSource.LotFact fact) {
            Registration facts = lot.registration();
            return Optional.of((fact.name().equals("weight") ? facts.weightKg() : facts.volumeMl()).toPlainString());
        }
        InputSource.TestValue wanted = (InputSource.TestValue) source;
        return lot.test(wanted.test())
                .filter(test -> test.phase() == TestPhase.CONCLUDED)
                .flatMap(LotTest::standing)
                .map(attempt ->
                        attempt.result().record().evaluation().path("values").path(wanted.value()))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /** Whether the recipient's weight goes into the test. */
    static boolean weighed(TestSpecification test) {
        return test.inputs().values().stream().anyMatch(Observed::weight);
    }

    /** What was observed, with another weight. */
    static ObjectNode with(TestSpecification test, JsonNode observation, java.math.BigDecimal weightKg) {
        ObjectNode changed = ((ObjectNode) observation).deepCopy();
        test.inputs().entrySet().stream()
                .filter(input -> weight(input.getValue()))
                .forEach(input -> put(changed, input.getKey(), weightKg.toPlainString()));
        return changed;
    }

    private static boolean weight(String written) {
        return InputSource.parse(written)
                .filter(source -> source instanceof InputSource.LotFact fact
                        && fact.name().equals("weight"))
                .isPresent();
    }

    private static void put(ObjectNode root, String pointer, String value) {
        String[] names = pointer.substring(1).split("/");
        ObjectNode at = root;
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode next = at.get(names[i]);
            at = next instanceof ObjectNode object ? object : at.putObject(names[i]);
        }
        at.set(names[names.length - 1], RecordJson.text(value));
    }
}
