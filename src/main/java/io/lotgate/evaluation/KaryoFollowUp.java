package io.lotgate.evaluation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks that the report of a follow-up is over all cells, the earlier ones included. More cells extend the first count;
 * a report of the further cells alone would make the abnormal cell of the first disappear.
 */
record KaryoFollowUp(KaryoReading reading, KaryoSex donor, Notes notes) {

    void check(Source observation) {
        if (observation.has("earlier")) {
            observation.items("earlier").forEach(item -> item.passage("karyotype")
                    .map(KaryoReading::of)
                    .filter(earlier -> !earlier.refused())
                    .ifPresent(this::follows));
        }
    }

    private void follows(KaryoReading earlier) {
        if (reading.cells() <= earlier.cells()) {
            refuse("It has " + reading.cells() + " cells, the first count had " + earlier.cells());
        }
        Map<String, String> missing = new TreeMap<>(changes(earlier));
        missing.keySet().removeAll(changes(reading).keySet());
        if (!missing.isEmpty()) {
            refuse("The first count listed " + String.join(", ", missing.values()) + ", which this report does not");
        }
        notes.working("follows up " + earlier.cells() + " cells, which are among these " + reading.cells());
    }

    private void refuse(String what) {
        notes.error(
                "FOLLOW_UP_INCOMPLETE",
                KaryoReading.WHERE,
                what + ". Enter the report over all cells, the first ones included");
    }

    /** Every copy of every abnormality, in words. */
    private Map<String, String> changes(KaryoReading reading) {
        return reading.clones().stream()
                .flatMap(clone -> KaryoCopy.of(clone.against(donor), clone.doubled(), KaryoChange::name).stream())
                .collect(Collectors.toMap(KaryoCopy::key, KaryoCopy::text, (one, same) -> one));
    }
}
