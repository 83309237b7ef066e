package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Residual undifferentiated cells by flow cytometry or any other count of positive among examined cells, with exact
 * binomial bounds (Clopper and Pearson, Biometrika 1934;26:404-413).
 */
final class RareCells implements Method<RareCriterion> {
    @Override
    public String name() {
        return "rare-cells";
    }

    @Override
    public Optional<RareCriterion> criterion(Source source) {
        return RareCriterion.read(source);
    }

    @Override
    public List<String> limits(RareCriterion criterion) {
        return List.of(criterion.limits().print() + criterion.rule().words());
    }

    @Override
    public List<Field> fields(RareCriterion criterion) {
        Field examined = Field.asked("/examined", "Cells examined", Kind.INTEGER);
        return List.of(
                Field.asked("/positives", "Positive cells", Kind.INTEGER)
                        .limitedBy(criterion.limits().print()),
                criterion
                        .minExamined()
                        .map(least -> examined.limitedBy("≥ " + least))
                        .orElse(examined));
    }

    @Override
    public ObjectNode following(ObjectNode observation, JsonNode before) {
        return Earlier.added(observation, before, List.of("positives", "examined"));
    }

    @Override
    public Optional<Outcome> judge(RareCriterion criterion, Source observation, Notes notes) {
        return CellTally.read(observation).map(tally -> new RareAnswer(criterion, tally, notes).judge("/positives"));
    }
}
