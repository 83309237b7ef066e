package io.lotgate.specification;

import java.util.List;
import java.util.Map;

/** A value of a YAML file with its place. Text stands exactly as written: {@code 95.0} is not a number here. */
sealed interface Node {
    Place place();

    record Mapping(Place place, Map<String, Entry> entries) implements Node {}

    record Sequence(Place place, List<Node> items) implements Node {}

    /** {@code plain} is false for anything quoted or in a block, so that {@code "true"} stays a text. */
    record Scalar(Place place, String text, boolean plain) implements Node {
        boolean absent() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** Something refused already; whoever meets it stays silent, so that one fault gives one problem. */
    record Unusable(Place place) implements Node {}

    /** A key with its own place, and its value. */
    record Entry(Place key, Node value) {}
}
