package io.lotgate.specification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A criterion as JSON, and the way back from a JSON pointer to the line in the file. Every scalar becomes a string
 * exactly as written ({@code 95.0} keeps its decimal, which sets how results are rounded), except a plain
 * {@code true} or {@code false}.
 */
final class CriterionForm {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CriterionForm() {}

    /** The criterion, or empty with every reason on record. */
    static Optional<JsonNode> read(Node node, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return object(mapping, problems);
        }
        if (!(node instanceof Node.Unusable)) {
            problems.add(node.place(), "must be a block with the limits");
        }
        return Optional.empty();
    }

    /** Where the value of a JSON pointer stands; the line of the nearest block around it when it is not there. */
    static Place place(Node criterion, String pointer) {
        Node node = criterion;
        Place place = criterion.place();
        boolean found = true;
        for (String token : tokens(pointer)) {
            Optional<Node> child = found ? child(node, token) : Optional.empty();
            found = child.isPresent();
            node = child.orElse(node);
            place = child.map(Node::place).orElse(named(place, token));
        }
        return place;
    }

    private static Place named(Place place, String token) {
        boolean index = token.length() < 7 && token.matches("[0-9]+");
        return index ? place.item(Integer.parseInt(token), place.line()) : place.key(token, place.line());
    }

    private static List<String> tokens(String pointer) {
        String[] tokens =
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
        return List.of(tokens).stream()
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static Optional<Node> child(Node node, String token) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.ofNullable(mapping.entries().get(token)).map(Node.Entry::value);
        }
        if (node instanceof Node.Sequence sequence && token.length() < 7 && token.matches("[0-9]+")) {
            int index = Integer.parseInt(token);
            return index < sequence.items().size()
                    ? Optional.of(sequence.items().get(index))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> json(Node node, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return object(mapping, problems);
        }
        if (node instanceof Node.Sequence sequence) {
            return array(sequence, problems);
        }
        if (node instanceof Node.Scalar scalar && !scalar.absent()) {
            return Optional.of(value(scalar));
        }
        if (node instanceof Node.Scalar) {
            problems.add(node.place(), "has no value");
        }
        return Optional.empty();
    }

    private static JsonNode value(Node.Scalar scalar) {
        boolean truth =
                scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"));
        return truth ? JSON.booleanNode(scalar.text().equals("true")) : JSON.stringNode(scalar.text());
    }

    private static Optional<JsonNode> object(Node.Mapping mapping, Problems problems) {
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            json(entry.getValue().value(), problems).ifPresent(value -> object.set(entry.getKey(), value));
        }
        return object.size() == mapping.entries().size() ? Optional.of(object) : Optional.empty();
    }

    private static Optional<JsonNode> array(Node.Sequence sequence, Problems problems) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.items()) {
            json(item, problems).ifPresent(array::add);
        }
        return array.size() == sequence.items().size() ? Optional.of(array) : Optional.empty();
    }
}
