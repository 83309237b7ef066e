package io.lotgate.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what a karyotype was found to be. */
final class KaryoAnswer {
    private final KaryoReading reading;
    private final KaryoClonality clonality;
    private final ObjectNode values;

    KaryoAnswer(KaryoReading reading, KaryoClonality clonality, ObjectNode values) {
        this.reading = reading;
        this.clonality = clonality;
        this.values = values;
    }

    void write(KaryoClass gravest) {
        values.put("classification", gravest.name());
        values.put("cells", String.valueOf(reading.cells()));
        ArrayNode clones = values.putArray("clones");
        reading.clones().stream().filter(KaryoClone::described).forEach(clone -> clone(clones.addObject(), clone));
        texts("clonal", clonality.clonal());
        texts("nonClonal", clonality.nonClonal());
        clonality.constitutional().stream().map(KaryoCopy::text).forEach(values.putArray("constitutional")::add);
        clonality.acquired().stream()
                .flatMap(count -> recurrent(count).stream())
                .distinct()
                .forEach(values.putArray("recurrent")::add);
    }

    private static void clone(ObjectNode node, KaryoClone clone) {
        node.put("chromosomes", clone.stated().map(IscnSpan::print).orElse(""));
        node.put("sex", clone.sex());
        node.put("cells", String.valueOf(clone.cells()));
        ArrayNode abnormalities = node.putArray("abnormalities");
        for (KaryoChange change : clone.changes()) {
            abnormalities.add(change.text() + (change.times() == 1 ? "" : "x" + change.times()));
        }
    }

    private void texts(String name, List<KaryoClonality.Count> counts) {
        ArrayNode list = values.putArray(name);
        counts.stream()
                .map(KaryoClonality.Count::text)
                .collect(Collectors.toList())
                .forEach(list::add);
    }

    /** Recurrent regions that an acquired abnormality touches. */
    static List<String> recurrent(KaryoClonality.Count count) {
        return count.absent() ? List.of() : KaryoHotspot.touched(KaryoRegions.of(count.change()));
    }
}
