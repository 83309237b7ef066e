package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target sequence by digital PCR, for residual undifferentiated cells as in Kuroda and others (Regenerative Therapy
 * 2015;2:17-23): copies/uL of the reaction with exact bounds, and from there to a share of the cells.
 */
final class DigitalPcr implements Method<PcrCriterion> {
    @Override
    public String name() {
        return "digital-pcr";
    }

    @Override
    public Optional<PcrCriterion> criterion(Source source) {
        return PcrCriterion.read(source);
    }

    @Override
    public List<String> limits(PcrCriterion criterion) {
        return criterion.print();
    }

    @Override
    public List<Field> fields(PcrCriterion criterion) {
        List<Field> fields = new ArrayList<>();
        String limit = String.join(" and ", criterion.print());
        for (int i = 0; i < criterion.minWells(); i++) {
            fields.addAll(well("/wells/" + i, ", well " + (i + 1), limit, "≥ " + criterion.minAccepted()));
        }
        String volume = "Partition volume in nL";
        fields.add(criterion
                .partitionVolumeNl()
                .map(nl -> Field.constant("/partitionVolumeNl", volume, nl.text()))
                .orElseGet(() -> Field.asked("/partitionVolumeNl", "Partition volume", Kind.DECIMAL)
                        .in("nL")));
        if (criterion.fraction().isPresent()) {
            fields.add(Field.asked("/copiesPerCell", "Copies per target cell", Kind.DECIMAL));
            fields.add(Field.asked("/cellsLoaded", "Cells loaded per well", Kind.DECIMAL));
            fields.add(Field.asked("/reactionVolumeUl", "Reaction volume per well", Kind.DECIMAL)
                    .in("µL"));
        }
        fields.add(own("copiesPerUl", "The instrument's own concentration"));
        fields.add(own("lower", "Lower end of the instrument's own interval"));
        fields.add(own("upper", "Upper end of the instrument's own interval"));
        return fields;
    }

    @Override
    public ObjectNode following(ObjectNode observation, JsonNode before) {
        List<ObjectNode> wells = new ArrayList<>();
        before.path("wells").forEach(well -> wells.add(withRun(well, before)));
        return Earlier.added(observation, before, wells);
    }

    /** A well with what its run was made with: only wells of equal runs may be added. */
    private static ObjectNode withRun(JsonNode well, JsonNode run) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        well.forEachEntry(whole::set);
        PcrRun.FIELDS.stream().filter(run::has).forEach(name -> whole.set(name, run.get(name)));
        return whole;
    }

    private static List<Field> well(String at, String suffix, String limit, String accepted) {
        return List.of(
                Field.asked(at + "/positives", "Positive partitions" + suffix, Kind.INTEGER)
                        .limitedBy(limit),
                Field.asked(at + "/accepted", "Accepted partitions" + suffix, Kind.INTEGER)
                        .limitedBy(accepted));
    }

    private static Field own(String name, String label) {
        return Field.asked("/instrument/" + name, label, Kind.DECIMAL)
                .in(PcrCriterion.PER_UL.print())
                .optional();
    }

    @Override
    public Optional<Outcome> judge(PcrCriterion criterion, Source observation, Notes notes) {
        boolean needed = criterion.fraction().isPresent();
        Optional<CellShare> share = CellShare.read(observation, needed);
        Optional<Wells> wells = Wells.read(observation, criterion, share);
        Optional<OwnReading> own = OwnReading.read(observation);
        if (wells.isEmpty() || (needed && share.isEmpty())) {
            return Optional.empty();
        }
        Wells all = wells.get();
        own.ifPresent(printed -> {
            printed.keep(notes.values().putObject("instrument"));
            if (!all.saturated()) {
                printed.compare(all.perUl(all.pooled().lambda()), "all wells", notes);
            }
        });
        return Optional.of(new PcrAnswer(criterion, all, share, notes).judge());
    }
}
