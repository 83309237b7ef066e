package io.lotgate.web;

import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Field;
import io.lotgate.intake.Origin;
import io.lotgate.lot.Lot;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.RecordJson;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The task form's observation: its fields from the criterion, and the JSON made of what was typed. */
record ObservationForm(Evaluator evaluator, Lot lot, TestSpecification test, Optional<TakenSample> taken) {

    /** The fields to show, with values as typed or as they stand. */
    List<InputRow> rows(FormView form) {
        return Stream.concat(fields().stream().map(field -> row(field, form)), further())
                .toList();
    }

    /** Values of the file that the form has no field for, as wells beyond the least number. */
    private Stream<InputRow> further() {
        Set<String> asked = fields().stream().map(Field::pointer).collect(Collectors.toSet());
        return taken.stream().flatMap(sample -> sample.proposal().origins().stream()
                .filter(origin -> !asked.contains(origin.pointer()))
                .map(origin -> fromFile(sample, origin)));
    }

    private static InputRow fromFile(TakenSample sample, Origin origin) {
        String value = sample.observation().at(origin.pointer()).asString("");
        return new InputRow(
                "o:" + origin.pointer(),
                origin.column(),
                Field.Kind.TEXT.name(),
                "",
                "",
                -1,
                List.of(),
                false,
                value,
                "",
                true,
                sample.origin(origin.pointer()));
    }

    /** The observation of what was typed, the constants, and the values taken from a file. */
    ObjectNode observation(Map<String, String> typed) {
        ObjectNode observation = RecordJson.object();
        for (Field field : fields()) {
            value(field, typed).ifPresent(value -> put(observation, field.pointer(), value));
        }
        taken.ifPresent(sample -> sample.observation().forEachEntry((name, value) -> observation.set(name, value)));
        return observation;
    }

    /** Names of values that this test does not ask for; nothing that somebody sent is dropped unsaid. */
    List<String> unknown(Map<String, String> typed) {
        Set<String> asked =
                fields().stream().map(field -> "o:" + field.pointer()).collect(Collectors.toSet());
        return typed.keySet().stream()
                .filter(name -> name.startsWith("o:") && !asked.contains(name))
                .sorted()
                .toList();
    }

    private List<Field> fields() {
        return evaluator.fields(test.method(), test.criterion());
    }

    private Optional<JsonNode> value(Field field, Map<String, String> typed) {
        if (test.inputs().containsKey(field.pointer()) || fromFile(field).isPresent()) {
            return Optional.empty(); // the domain or the file gives it
        }
        Optional<String> text = field.fixed()
                .or(() -> Optional.ofNullable(typed.get("o:" + field.pointer())))
                .map(String::strip)
                .filter(given -> !given.isEmpty());
        return text.map(given -> json(field, given));
    }

    private JsonNode json(Field field, String text) {
        return switch (field.kind()) {
            case BOOLEAN -> bool(text);
            case INSTANT -> RecordJson.text(instant(text));
            default -> RecordJson.text(text);
        };
    }

    private static JsonNode bool(String text) {
        boolean understood = text.equals("true") || text.equals("false");
        return understood
                ? RecordJson.object().put("value", text.equals("true")).get("value")
                : RecordJson.text(text);
    }

    /** A local time of the site becomes an instant; what is neither stays as typed and is refused by the evaluator. */
    private String instant(String text) {
        try {
            return LocalDateTime.parse(text)
                    .atZone(LotViews.zone(lot))
                    .toInstant()
                    .toString();
        } catch (DateTimeException other) {
            return text;
        }
    }

    private InputRow row(Field field, FormView form) {
        String name = "o:" + field.pointer();
        Optional<String> file = fromFile(field);
        Optional<String> source = Optional.ofNullable(test.inputs().get(field.pointer()));
        String standing =
                file.or(() -> source.flatMap(lot::value)).or(field::fixed).orElse("");
        boolean fixed = file.isPresent() || source.isPresent() || field.fixed().isPresent();
        String from = file.isPresent()
                ? taken.map(sample -> sample.origin(field.pointer())).orElse("")
                : source.map(this::words).orElse("");
        return new InputRow(
                name,
                field.label(),
                field.kind().name(),
                field.unit(),
                field.limit(),
                field.decimals(),
                field.choices(),
                field.required(),
                fixed ? standing : form.value(name),
                form.error(name),
                fixed,
                from);
    }

    private Optional<String> fromFile(Field field) {
        return taken.map(sample -> sample.observation().at(field.pointer()))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    private String words(String source) {
        if (source.startsWith("lot.")) {
            return "from the lot's registration";
        }
        String[] parts = source.split("\\.");
        return source.startsWith("test.")
                ? "from "
                        + lot.specification()
                                .test(parts[1])
                                .map(one -> one.name().en())
                                .orElse(parts[1])
                : "";
    }

    /** Sets a value at a JSON pointer; a number in the pointer is a place in an array. */
    private static void put(ObjectNode root, String pointer, JsonNode value) {
        List<String> names = new ArrayList<>(List.of(pointer.substring(1).split("/")));
        JsonNode at = root;
        for (int i = 0; i < names.size() - 1; i++) {
            boolean array = names.get(i + 1).matches("[0-9]+");
            at = child(at, names.get(i), array);
        }
        String last = names.get(names.size() - 1);
        if (at instanceof ObjectNode object) {
            object.set(last, value);
        } else if (at instanceof ArrayNode list) {
            list.add(value);
        }
    }

    private static JsonNode child(JsonNode parent, String name, boolean array) {
        if (parent instanceof ObjectNode object) {
            JsonNode present = object.get(name);
            return present != null ? present : array ? object.putArray(name) : object.putObject(name);
        }
        ArrayNode list = (ArrayNode) parent;
        int place = Integer.parseInt(name);
        return place < list.size() ? list.get(place) : array ? list.addArray() : list.addObject();
    }
}
