package io.lotgate.evaluation;

import io.lotgate.value.ExactJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The line protocol of {@code lotgate evaluate}: one JSON object a line in, one a line out, in order.
 *
 * <p>In: {@code {"id":..., "method":..., "criterion":{...}, "observation":{...}}}, UTF-8. Out: the id as given, then
 * the {@link Evaluation}. A line that cannot be read (no JSON, a name twice, broken UTF-8, more than 1 MiB) is answered
 * with {@link Verdict#INVALID} and the run goes on. Whoever waits for each answer before sending the next line gets it.
 */
public final class JsonLines {
    private static final JsonNode NOTHING = ExactJson.mapper().missingNode();

    private static final List<String> MEMBERS = List.of("id", "method", "criterion", "observation");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final LineReader lines;
    private final OutputStream out;
    private final Evaluator evaluator;
    private long number;

    private JsonLines(InputStream in, OutputStream out, Evaluator evaluator) {
        this.out = out;
        this.evaluator = evaluator;
        this.lines = new LineReader(in, out);
    }

    /**
     * Answers every line until the input ends. Neither stream is closed.
     *
     * @throws IOException when the input cannot be read or the output not be written
     */
    public static void run(InputStream in, OutputStream out) throws IOException {
        run(in, out, Evaluator.standard());
    }

    static void run(InputStream in, OutputStream out, Evaluator evaluator) throws IOException {
        new JsonLines(in, new BufferedOutputStream(out, 1 << 16), evaluator).run();
    }

    private void run() throws IOException {
        for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            out.write(written(line.get()));
            out.write('\n');
        }
        out.flush();
    }

    /** Whatever one line does, the lines behind it are answered. */
    private byte[] written(LineReader.Line line) {
        try {
            return ExactJson.mapper().writeValueAsBytes(answer(line));
        } catch (RuntimeException | StackOverflowError defect) {
            return ExactJson.mapper()
                    .writeValueAsBytes(Evaluation.defect(defect).toJson());
        }
    }

    private ObjectNode answer(LineReader.Line line) {
        if (line.oversized()) {
            return refused("LINE_TOO_LONG", "is longer than " + LineReader.LONGEST + " bytes");
        }
        return line.text().map(this::parsed).orElseGet(() -> refused("NOT_UTF8", "is not UTF-8"));
    }

    private ObjectNode parsed(String text) {
        boolean marked = number == 1 && text.startsWith(BYTE_ORDER_MARK);
        try {
            JsonNode request = ExactJson.mapper().readTree(marked ? text.substring(1) : text);
            return request.isObject() ? answer(request) : refused("NOT_AN_OBJECT", "is not a JSON object");
        } catch (JacksonException notJson) {
            return refused("NOT_JSON", "is not JSON: " + notJson.getOriginalMessage());
        }
    }

    private ObjectNode answer(JsonNode request) {
        JsonNode id = request.path("id");
        if (id.isContainer()
                || id.stringValueOpt()
                        .filter(text -> !Readings.isPrintable(text))
                        .isPresent()) {
            return refused("BAD_ID", "has an id that is neither plain text nor a number");
        }
        ObjectNode answer = ExactJson.mapper().createObjectNode();
        if (!id.isMissingNode()) {
            answer.set("id", id);
        }
        answer.setAll(judged(request));
        return answer;
    }

    /** A member in the wrong place, such as controls beside the observation, would be left out of the judgement. */
    private ObjectNode judged(JsonNode request) {
        List<Finding> unknown = request.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .map(name -> new Finding(
                        "UNKNOWN_MEMBER",
                        Severity.ERROR,
                        "",
                        "line " + number + " has " + Readings.quoted(name) + " beside the observation: a line holds "
                                + String.join(", ", MEMBERS) + ", and what was measured stands in the observation"))
                .toList();
        if (!unknown.isEmpty()) {
            return Evaluation.unusable(unknown).toJson();
        }
        return evaluator
                .evaluate(
                        request.path("method").stringValueOpt().orElse(""),
                        request.has("criterion") ? request.path("criterion") : NOTHING,
                        request.has("observation") ? request.path("observation") : NOTHING)
                .toJson();
    }

    private ObjectNode refused(String code, String why) {
        Finding finding = new Finding(code, Severity.ERROR, "", "line " + number + " " + why);
        return Evaluation.unusable(List.of(finding)).toJson();
    }
}
