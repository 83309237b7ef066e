package io.lotgate.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A verdict with everything it rests on.
 *
 * @param cause present exactly when the verdict is {@link Verdict#INVALID}
 * @param reported the result as the certificate prints it, "" when there is none
 * @param values calculated values, decimals as strings; which ones is the method's affair
 * @param findings everything to be said, not only the first
 * @param workings the way from observation to verdict, one step a line
 */
public record Evaluation(
        Verdict verdict,
        Optional<Cause> cause,
        String reported,
        ObjectNode values,
        List<Finding> findings,
        List<String> workings) {
    public Evaluation {
        if (cause.isPresent() != (verdict == Verdict.INVALID)) {
            throw new IllegalArgumentException("a cause belongs to an invalid result and to no other: " + verdict);
        }
        values = values.deepCopy();
        findings = List.copyOf(findings);
        workings = List.copyOf(workings);
    }

    static Evaluation unusable(List<Finding> findings) {
        return new Evaluation(
                Verdict.INVALID,
                Optional.of(Cause.INPUT),
                "",
                JsonNodeFactory.instance.objectNode(),
                findings,
                List.of());
    }

    /** The answer when the program itself failed: no verdict may be lost, and none be made up. */
    static Evaluation defect(Throwable failure) {
        return unusable(List.of(new Finding(
                "INTERNAL",
                Severity.ERROR,
                "",
                "The program failed (" + failure.getClass().getSimpleName()
                        + "): this is its defect, not the entry's. Nothing was judged. Report it with method, criterion"
                        + " and observation")));
    }

    /** The answer as JSON: verdict, cause (where there is one), reported, values, findings, workings. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", verdict.name());
        cause.ifPresent(reason -> json.put("cause", reason.name()));
        json.put("reported", reported);
        json.set("values", values.deepCopy());
        ArrayNode all = json.putArray("findings");
        for (Finding finding : findings) {
            all.addObject()
                    .put("code", finding.code())
                    .put("severity", finding.severity().name())
                    .put("where", finding.where())
                    .put("message", finding.message());
        }
        workings.forEach(json.putArray("workings")::add);
        return json;
    }

    /** Reads back what {@link #toJson} wrote; throws {@link IllegalArgumentException} for anything else. */
    public static Evaluation fromJson(JsonNode json) {
        if (!(json.path("values") instanceof ObjectNode values)) {
            throw new IllegalArgumentException("not an evaluation: no values");
        }
        return new Evaluation(
                Verdict.valueOf(text(json, "verdict")),
                json.has("cause") ? Optional.of(Cause.valueOf(text(json, "cause"))) : Optional.empty(),
                text(json, "reported"),
                values,
                elements(json, "findings").stream().map(Evaluation::finding).toList(),
                elements(json, "workings").stream().map(JsonNode::asString).toList());
    }

    private static Finding finding(JsonNode json) {
        Severity severity = Severity.valueOf(text(json, "severity"));
        return new Finding(text(json, "code"), severity, text(json, "where"), text(json, "message"));
    }

    private static List<JsonNode> elements(JsonNode json, String name) {
        if (!json.path(name).isArray()) {
            throw new IllegalArgumentException("not an evaluation: no " + name);
        }
        return StreamSupport.stream(json.path(name).spliterator(), false).toList();
    }

    private static String text(JsonNode json, String name) {
        return json.path(name)
                .stringValueOpt()
                .orElseThrow(() -> new IllegalArgumentException("not an evaluation: no " + name));
    }
}
