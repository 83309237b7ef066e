package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Decimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Copy number by array or by a qPCR panel: segments that the donor or the bank did not have, their size, and the regions
 * that stem cell cultures gain or lose.
 */
final class CopyNumber implements Method<CopyNumber.Criterion> {
    static final String NONE = "none";
    static final String LISTED = "as listed";
    private static final int ROWS = 3;

    /** A region that every report has to name, with the limits of its copy number. */
    record Region(String name, Limits limits) {
        boolean isOf(CopySegment segment) {
            return CopyRegion.comparable(name).equals(CopyRegion.comparable(segment.region()));
        }
    }

    /**
     * @param maxSize largest new segment in kb that conforms
     * @param maxCopyNumber most copies of any new segment
     * @param regions of a panel, each with its own limits
     * @param baseline segments known before, of donor or bank
     */
    record Criterion(
            Optional<Decimal> maxSize,
            Optional<Decimal> maxCopyNumber,
            List<Region> regions,
            List<CopySegment> baseline) {}

    @Override
    public String name() {
        return "copy-number";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        Optional<Decimal> maxSize = source.given("maxSize", source::positiveDecimal);
        Optional<Decimal> maxCopies = source.given("maxCopyNumber", source::positiveDecimal);
        List<Region> regions = source.has("regions") ? regions(source) : List.of();
        List<CopySegment> baseline = source.has("baseline") ? CopySegment.list(source, "baseline") : List.of();
        if (!source.has("maxSize") && regions.isEmpty()) {
            source.error("NO_LIMIT", "maxSize", "A limit is needed: maxSize in kb, or regions with limits");
        }
        return Optional.of(new Criterion(maxSize, maxCopies, regions, baseline));
    }

    private static List<Region> regions(Source source) {
        List<Region> regions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Source item : source.items("regions")) {
            Optional<Limits> limits = Limits.required(item, Limits.Defaults.unrounded());
            Optional<String> name = item.text("name");
            if (name.filter(text -> !names.add(Readings.comparable(text))).isPresent()) {
                item.error("NAME_TWICE", "name", "Two regions have this name");
            }
            name.ifPresent(text -> limits.ifPresent(limit -> regions.add(new Region(text, limit))));
        }
        return regions;
    }

    @Override
    public List<String> limits(Criterion criterion) {
        List<String> limits = new ArrayList<>();
        criterion.maxSize().ifPresent(size -> limits.add("no new segment above " + size + " kb"));
        criterion.maxCopyNumber().ifPresent(copies -> limits.add("copy number ≤ " + copies));
        criterion
                .regions()
                .forEach(region ->
                        limits.add(region.name() + " " + region.limits().print("copies")));
        return limits;
    }

    /** A panel asks for each of its regions; an array for whether it found segments, and for some of them. */
    @Override
    public List<Field> fields(Criterion criterion) {
        List<Field> fields = new ArrayList<>();
        int panel = criterion.regions().size();
        for (int i = 0; i < panel; i++) {
            Region region = criterion.regions().get(i);
            fields.add(Field.constant("/segments/" + i + "/region", "Region", region.name()));
            fields.add(Field.asked("/segments/" + i + "/copyNumber", "Copies of " + region.name(), Kind.DECIMAL)
                    .limitedBy(region.limits().print("copies")));
        }
        if (panel == 0) {
            fields.add(Field.asked("/found", "Segments found", Kind.CHOICE).offering(List.of(NONE, LISTED)));
            IntStream.range(0, ROWS).forEach(i -> fields.addAll(row("/segments/" + i, "segment " + (i + 1))));
            fields.add(Field.asked("/donorSex", "Sex of the donor, for segments of X and Y", Kind.CHOICE)
                    .offering(KaryoSex.CHOICES)
                    .optional());
        }
        fields.add(Field.asked("/resolutionKb", "Resolution", Kind.DECIMAL).in("kb"));
        return fields;
    }

    private static List<Field> row(String at, String which) {
        return List.of(
                Field.asked(at + "/region", "Region of " + which + ", such as 20q11.21", Kind.TEXT)
                        .optional(),
                Field.asked(at + "/start", "Start of " + which + ", base", Kind.INTEGER)
                        .optional(),
                Field.asked(at + "/end", "End of " + which + ", base", Kind.INTEGER)
                        .optional(),
                Field.asked(at + "/copyNumber", "Copy number of " + which, Kind.DECIMAL)
                        .optional());
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        Optional<Decimal> resolution = observation.positiveDecimal("resolutionKb");
        Optional<String> found = observation.given("found", observation::text);
        boolean listed = observation.hasEntries("segments");
        boolean none = found.filter(NONE::equals).isPresent() || observation.isEmptyList("segments");
        if (found.filter(word -> !List.of(NONE, LISTED).contains(word)).isPresent()) {
            observation.error("NOT_A_CHOICE", "found", "Choose none or as listed");
        }
        if ((none && found.filter(LISTED::equals).isPresent()) || (listed && none)) {
            observation.error("CONTRADICTION", "found", "Either no segments were found, or some are listed");
        }
        List<CopySegment> segments = none && !listed ? List.of() : CopySegment.list(observation, "segments");
        List<CopySegment> known = new ArrayList<>(criterion.baseline());
        known.addAll(observation.has("baseline") ? CopySegment.list(observation, "baseline") : List.of());
        Optional<KaryoSex> sex = observation.has("donorSex") ? KaryoSex.read(observation) : Optional.empty();
        CopyBaseline baseline = new CopyBaseline(sex, known);
        return resolution.map(kb -> new CopyJudgement(criterion, baseline, notes).outcome(segments, kb));
    }
}
