package io.lotgate.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts of the same sample that this one follows up, in the field {@code earlier}. They are added to it and never
 * replaced by it: whoever counts until a lucky count comes would prove anything.
 */
final class Earlier {
    private Earlier() {}

    /** The observation and, behind it, the earlier counts; a working when there are any. */
    static List<Source> with(Source observation) {
        List<Source> all = new ArrayList<>(List.of(observation));
        if (observation.has("earlier")) {
            all.addAll(observation.items("earlier"));
            int counts = all.size() - 1;
            observation
                    .notes()
                    .working(counts + (counts == 1 ? " earlier count" : " earlier counts") + " of this sample added");
        }
        return all;
    }
}
