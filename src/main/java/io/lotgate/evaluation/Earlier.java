package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts of the same sample that this one follows up, in the field {@code earlier}. They are added to it and never
 * replaced by it: whoever counts until a lucky count comes would prove anything.
 */
final class Earlier {
    private static final int MOST = 50;

    private Earlier() {}

    /** The observation with the fields of the one before it, and with all that followed, as earlier counts. */
    static ObjectNode added(ObjectNode observation, JsonNode before, List<String> fields) {
        ObjectNode count = observation.objectNode();
        fields.forEach(name -> {
            if (before.has(name)) {
                count.set(name, before.get(name));
            }
        });
        return added(observation, before, List.of(count));
    }

    /** The observation with these counts, and with what the one before it followed, as earlier counts. */
    static ObjectNode added(ObjectNode observation, JsonNode before, Iterable<? extends JsonNode> counts) {
        ArrayNode earlier = observation.putArray("earlier");
        counts.forEach(earlier::add);
        before.path("earlier").forEach(earlier::add);
        return observation;
    }

    /** The earlier counts; none, with a finding, when they are too many. */
    static List<Source> of(Source observation) {
        int counts = observation.entries("earlier");
        if (counts > MOST) {
            observation.error(
                    "TOO_MANY_COUNTS",
                    "earlier",
                    counts + " earlier counts: at most " + MOST + " can be followed up. Hand the sample to quality"
                            + " assurance");
            return List.of();
        }
        return observation.items("earlier");
    }

    /** The observation and, behind it, the earlier counts; a working when there are any. */
    static List<Source> with(Source observation) {
        List<Source> all = new ArrayList<>(List.of(observation));
        if (observation.hasSome("earlier")) {
            all.addAll(of(observation));
            int counts = all.size() - 1;
            observation
                    .notes()
                    .working(counts + (counts == 1 ? " earlier count" : " earlier counts") + " of this sample added");
        }
        return all;
    }
}
