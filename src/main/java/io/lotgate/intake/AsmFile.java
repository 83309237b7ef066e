package io.lotgate.intake;

import io.lotgate.value.ExactJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * A document of the Allotrope Simple Model: JSON in which a result stands in an "aggregate document" of its technique.
 * Keeps for each value the line on which it stands.
 */
final class AsmFile {
    private static final int MOST_VALUES = 300_000;

    /** Every writer of the model gives its manifest, near the beginning. */
    private static final String MARK = "\"$asm.manifest\"";

    private final JsonNode root;
    private final Map<String, Integer> lines;

    private AsmFile(JsonNode root, Map<String, Integer> lines) {
        this.root = root;
        this.lines = lines;
    }

    static boolean marked(TextFile file) {
        return file.head().stripLeading().startsWith("{") && file.head().contains(MARK);
    }

    /** The document; empty when it is no JSON, has a name twice, or is far too large. */
    static Optional<AsmFile> of(TextFile file) {
        try {
            return lines(file.text())
                    .map(lines -> new AsmFile(ExactJson.mapper().readTree(file.text()), lines));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, Integer>> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = ExactJson.mapper().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    lines.put(
                            parser.streamReadContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
                if (lines.size() > MOST_VALUES) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(lines);
    }

    /** The aggregate document of a technique, {@code "cell counting"}; empty where the file is of another. */
    Optional<Part> technique(String name) {
        Part part = new Part(this, root, "").in(name + " aggregate document");
        return part.node().isObject() ? Optional.of(part) : Optional.empty();
    }

    /** The techniques in the file, in words. */
    List<String> techniques() {
        List<String> names = new ArrayList<>();
        root.propertyNames().stream()
                .filter(name -> name.endsWith(" aggregate document"))
                .map(name -> name.substring(0, name.length() - " aggregate document".length()))
                .forEach(names::add);
        return names;
    }

    /**
     * A place in the document.
     *
     * @param pointer JSON pointer of it
     */
    record Part(AsmFile file, JsonNode node, String pointer) {
        private static final int MOST = 10_000;

        Part in(String name) {
            return new Part(
                    file,
                    node.path(name),
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
        }

        /** The first of several names that is there. */
        Part first(String... names) {
            for (String name : names) {
                if (node.has(name)) {
                    return in(name);
                }
            }
            return in(names[0]);
        }

        List<Part> items() {
            List<Part> items = new ArrayList<>();
            for (int i = 0; i < Math.min(node.size(), MOST) && node.isArray(); i++) {
                items.add(new Part(file, node.get(i), pointer + "/" + i));
            }
            return items;
        }

        boolean isThere() {
            return !node.isMissingNode() && !node.isNull();
        }

        /** The value itself, or that in "value" of a quantity. */
        Cell cell() {
            Part value = node.isObject() ? in("value") : this;
            int line = file.lines.getOrDefault(value.pointer, 0);
            JsonNode found = value.node;
            String text = found.isNumber()
                    ? found.decimalValue().toString()
                    : found.isValueNode() && !found.isNull() ? found.asString() : "";
            return new Cell(name(), line, text);
        }

        /** The unit of a quantity as written. */
        String unit() {
            return node.path("unit").asString("");
        }

        private String name() {
            String last = pointer.substring(pointer.lastIndexOf('/') + 1);
            return last.replace("~1", "/").replace("~0", "~");
        }
    }
}
