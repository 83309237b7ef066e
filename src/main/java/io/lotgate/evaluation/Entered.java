package io.lotgate.evaluation;

import io.lotgate.value.RecordJson;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The observation made of what people entered for the fields of a test, in a form or on a worksheet. Nothing is judged
 * here: what is not understood stays as it was entered, and the evaluation refuses it.
 *
 * @param site zone of the laboratory, in which a time without a zone is meant
 */
public record Entered(ZoneId site) {

    /** The observation of the values that are there, in the order of the fields. */
    public ObjectNode observation(List<Field> fields, Function<Field, Optional<JsonNode>> value) {
        ObjectNode observation = RecordJson.object();
        for (Field field : fields) {
            value.apply(field).ifPresent(given -> put(observation, field.pointer(), given));
        }
        return observation;
    }

    /** What was entered for a field, or its constant; empty when nothing was. */
    public Optional<JsonNode> value(Field field, Optional<String> entered) {
        return field.fixed()
                .or(() -> entered)
                .map(String::strip)
                .filter(given -> !given.isEmpty())
                .map(given -> json(field, given));
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

    /** A local time of the site becomes an instant. */
    private String instant(String text) {
        try {
            return LocalDateTime.parse(text).atZone(site).toInstant().toString();
        } catch (DateTimeException other) {
            return text;
        }
    }

    /** Sets a value at a JSON pointer; a number in the pointer is a place in an array. */
    private static void put(ObjectNode root, String pointer, JsonNode value) {
        String[] names = pointer.substring(1).split("/", -1);
        JsonNode at = root;
        for (int i = 0; i < names.length - 1; i++) {
            at = child(at, names[i], names[i + 1].matches("[0-9]+"));
        }
        if (at instanceof ObjectNode object) {
            object.set(names[names.length - 1], value);
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
