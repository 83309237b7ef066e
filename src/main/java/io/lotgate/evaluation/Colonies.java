package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.evaluation.PlatingEfficiency.Basis;
import io.lotgate.value.Figures;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Residual undifferentiated cells by highly efficient culture (Tano and others, PLoS ONE 2014;9:e110496; Watanabe and
 * others, Cytotherapy 2023): colonies among the seeded cells that the plating efficiency lets grow.
 */
final class Colonies implements Method<Colonies.Criterion> {
    record Criterion(RareCriterion rare, Basis efficiency) {}

    @Override
    public String name() {
        return "colonies";
    }

    @Override
    public Optional<Criterion> criterion(Source source) {
        Optional<Basis> basis = Basis.read(source);
        return RareCriterion.read(source).flatMap(rare -> basis.map(known -> new Criterion(rare, known)));
    }

    @Override
    public List<String> limits(Criterion criterion) {
        return List.of(
                criterion.rare().limits().print() + criterion.rare().rule().words());
    }

    @Override
    public List<Field> fields(Criterion criterion) {
        Field colonies = Field.asked("/colonies", "Colonies", Kind.INTEGER)
                .limitedBy(criterion.rare().limits().print());
        Field seeded = Field.asked("/seeded", "Cells seeded", Kind.INTEGER);
        if (criterion.efficiency() == Basis.GIVEN) {
            String label = "Plating efficiency as a fraction, 0.2 for 20 %";
            return List.of(colonies, seeded, Field.asked("/platingEfficiency", label, Kind.DECIMAL));
        }
        return List.of(
                colonies,
                seeded,
                Field.asked("/controlColonies", "Colonies on the control plate", Kind.INTEGER),
                Field.asked("/controlSeeded", "Target cells seeded on the control plate", Kind.INTEGER));
    }

    @Override
    public ObjectNode following(ObjectNode observation, JsonNode before) {
        return Earlier.added(
                observation,
                before,
                List.of(
                        "colonies",
                        "seeded",
                        "platingEfficiency",
                        "platingEfficiencyUnit",
                        "controlColonies",
                        "controlSeeded"));
    }

    @Override
    public Optional<Outcome> judge(Criterion criterion, Source observation, Notes notes) {
        RareCriterion rare = criterion.rare();
        double alpha = rare.rule().alpha();
        Optional<ColonyTally> read = ColonyTally.read(observation, criterion.efficiency(), alpha);
        if (notes.runFailed()) {
            return read.map(tally -> withoutControl(tally, rare, notes));
        }
        return read.map(tally -> {
            values(tally, rare, notes);
            return new RareAnswer(rare, tally, notes).judge("/colonies");
        });
    }

    /** A failed control excuses no failure: what is out of specification even if every cell grew remains so. */
    private static Outcome withoutControl(ColonyTally tally, RareCriterion rare, Notes notes) {
        BigFraction least = BigFraction.of(tally.found()).divide(tally.effective());
        if (rare.limits().admits(rare.inUnit(least))) {
            return Outcome.of(Verdict.INCONCLUSIVE, "no colony from the control");
        }
        String share = (Shown.down(rare.inUnit(least)) + " " + rare.unit().print()).strip();
        notes.working("even if every cell grew, " + tally.words() + " are " + share + ", limit "
                + rare.limits().print());
        notes.warning(
                "OUTSIDE_LIMIT",
                "/colonies",
                "Even if every cell grew, " + share
                        + " are outside the limit: no repeat of the run can make them fewer");
        return new Outcome(Verdict.OUT_OF_SPECIFICATION, "at least " + share + " (" + tally.words() + ")", true);
    }

    /** The bound at the efficiency as counted stands beside the one that decides. */
    private static void values(ColonyTally tally, RareCriterion rare, Notes notes) {
        BigFraction upper = BigFraction.from(tally.upperAtPoint(rare.rule().alpha()));
        notes.values()
                .put("effectiveCells", Figures.of(tally.effective()))
                .put("assuredCells", Figures.of(tally.assured()))
                .put("upperAtEfficiency", Figures.of(upper));
        rare.cellsPerDose()
                .ifPresent(cells -> notes.values().put("burdenAtEfficiency", Figures.of(upper.multiply(cells))));
    }
}
