package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Sign;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A banded karyotype in the short form of ISCN, judged against the donor: sex, clones of abnormal cells, polyploid
 * cells, constitutional findings, and whether enough cells were examined.
 */
final class Karyotype implements Method<Karyotype.Criterion> {
    private static final long USUAL_CELLS = 20;

    /**
     * @param minCells metaphases that have to be examined
     * @param maxTetraploid polyploid cells among at least 100, in the unit of the limit
     * @param reportsNonClonal whether single abnormal cells outside the recurrent regions are reported only
     */
    record Criterion(long minCells, Optional<Limits> maxTetraploid, boolean reportsNonClonal) {}

    @Override
    public String name() {
        return "karyotype";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        long minCells = source.given("minCells", source::count).orElse(USUAL_CELLS);
        if (minCells < 1) {
            source.error("OUT_OF_RANGE", "minCells", "At least one cell has to be examined");
        }
        Optional<Limits> tetraploid = source.has("maxTetraploid") ? tetraploid(source) : Optional.empty();
        String nonClonal = source.given("nonClonal", source::text).orElse("follow-up");
        if (!List.of("follow-up", "report").contains(nonClonal)) {
            source.error("NOT_A_CHOICE", "nonClonal", "Choose follow-up or report");
        }
        return Optional.of(new Criterion(minCells, tetraploid, nonClonal.equals("report")));
    }

    /** {@code "maxTetraploid":"4","unit":"%"}, or {@code "maxTetraploid":{"max":"4","unit":"%"}}. */
    private static Optional<Limits> tetraploid(Source source) {
        Limits.Defaults unrounded = Limits.Defaults.unrounded();
        boolean nested = source.isObject("maxTetraploid");
        Source limit = nested ? source.at("maxTetraploid") : source;
        Optional<Unit> unit = limit.unit("unit");
        if (unit.filter(any -> !any.commensurable(Unit.PERCENT)).isPresent()) {
            limit.error("UNIT_MISMATCH", "unit", "Tetraploid cells are limited in % or as a fraction, unit 1");
            return Optional.empty();
        }
        return nested
                ? Limits.required(limit, unrounded)
                : unit.flatMap(one ->
                        source.decimal("maxTetraploid").map(bound -> Limits.of(Sign.MAX, bound, unrounded.in(one))));
    }

    @Override
    public List<String> limits(Criterion criterion) {
        List<String> limits = new ArrayList<>();
        limits.add("No clonal abnormality in ≥ " + criterion.minCells() + " cells");
        criterion.maxTetraploid().ifPresent(limit -> limits.add("tetraploid cells " + limit.print()));
        return limits;
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        return List.of(
                Field.asked("/karyotype", "Karyotype (ISCN) with the number of cells", Kind.TEXT)
                        .limitedBy(String.join("; ", limits(criterion))),
                Field.asked("/donorSex", "Sex of the donor", Kind.CHOICE).offering(KaryoSex.CHOICES),
                Field.asked("/donorKaryotype", "Karyotype of the donor, where it is recorded", Kind.TEXT)
                        .optional());
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        Optional<KaryoDonor> donor = KaryoDonor.read(observation);
        return observation.passage("karyotype").map(text -> judge(criterion, text, donor, observation, notes));
    }

    @Override
    public ObjectNode following(ObjectNode observation, JsonNode before) {
        return Earlier.added(observation, before, List.of("karyotype"));
    }

    private static Outcome judge(
            Criterion criterion, String text, Optional<KaryoDonor> donor, Source observation, Notes notes) {
        KaryoReading reading = KaryoReading.of(text);
        reading.note(notes);
        if (reading.refused()) {
            return KaryoSuspicion.listsAbnormal(text, donor.map(KaryoDonor::sex)) ? unresolved(notes) : unusable(notes);
        }
        KaryoDonor compared = donor.orElseGet(() -> new KaryoDonor(reading.apparentSex(), Optional.empty()));
        new KaryoFollowUp(reading, compared.sex(), notes).check(observation);
        KaryoJudgement judgement = new KaryoJudgement(criterion, reading, compared, notes);
        Outcome outcome = judgement.outcome();
        if (!judgement.consistent() && outcome.verdict() != Verdict.OUT_OF_SPECIFICATION) {
            return unresolved(notes);
        }
        return notes.unusable() && !outcome.stands() ? unusable(notes) : outcome;
    }

    private static Outcome unresolved(Notes notes) {
        notes.error(
                "ABNORMAL_UNRESOLVED",
                KaryoReading.WHERE,
                "This karyotype cannot be used as it stands, but it lists an abnormal cell: hand it to quality"
                        + " assurance. It must not be answered by repeating the test");
        return unusable(notes);
    }

    /** Nothing calculated travels on, only that it is invalid. */
    private static Outcome unusable(Notes notes) {
        notes.values().removeAll();
        notes.values().put("classification", KaryoClass.INVALID.name());
        return new Outcome(Verdict.INVALID, "", true);
    }
}
