package io.lotgate.evaluation;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dose of cells or particles, per kilogram of body weight or fixed: how much to give, what it delivers, and whether
 * that is inside the limits. Doses are compared unrounded unless the criterion gives decimals.
 */
final class DosePerKg implements Method<DoseRule> {
    @Override
    public String name() {
        return "dose-per-kg";
    }

    @Override
    public Optional<DoseRule> criterion(Source source) {
        return DoseRule.read(source);
    }

    @Override
    public List<String> limits(DoseRule rule) {
        return rule.print();
    }

    @Override
    public List<Field> fields(DoseRule rule) {
        String counted = rule.particles() ? "Particles" : "Viable cells";
        List<Field> fields = new ArrayList<>();
        Field weight = Field.asked("/weight/value", "Body weight", Kind.DECIMAL);
        Field unit =
                Field.asked("/weight/unit", "Unit of the weight", Kind.CHOICE).offering(List.of("kg", "lb"));
        if (rule.needsWeight()) {
            fields.add(weight);
            fields.add(unit);
        }
        fields.add(Field.asked("/viablePerMl", counted + " per mL", Kind.DECIMAL)
                .in(rule.counted() + "/mL")
                .limitedBy(rule.print().get(0)));
        fields.add(optional("/containerCells", counted + " filled per container", rule.counted()));
        fields.add(optional("/containerMl", "Volume that can be drawn per container", "mL"));
        fields.add(optional("/recovery", "Recovery after thawing, as a fraction", ""));
        fields.add(optional("/deadVolumeMl", "Dead volume of needle and line", "mL"));
        fields.add(optional("/residualMl", "Volume left in the line", "mL"));
        fields.add(optional("/volumeGivenMl", "Volume given", "mL"));
        fields.add(optional("/cellsGiven", counted + " given", rule.counted()));
        rule.maxDmsoPerKg().ifPresent(limit -> {
            fields.add(Field.asked("/dmso/percent", "DMSO in the product", Kind.DECIMAL)
                    .in("%")
                    .limitedBy(limit.print("g/kg")));
            fields.add(Field.asked("/dmso/basis", "DMSO percentage is", Kind.CHOICE)
                    .offering(List.of("v/v", "w/v")));
        });
        return fields;
    }

    private static Field optional(String pointer, String label, String unit) {
        return Field.asked(pointer, label, Kind.DECIMAL).in(unit).optional();
    }

    @Override
    public List<Measurand> measurands(DoseRule rule) {
        return List.of(new Measurand(
                "delivered",
                "Dose delivered",
                rule.doseUnit(),
                rule.limits().map(Limits::all).orElse(List.of())));
    }

    @Override
    public Map<String, Measured> readings(DoseRule rule, Source observation) {
        Notes notes = new Notes();
        judge(rule, observation, notes);
        String delivered = rule.perKg() ? "deliveredPerKg" : "deliveredCells";
        return Measured.parse(notes.values().path(delivered).asString(""))
                .map(reading -> Map.of("delivered", reading))
                .orElse(Map.of());
    }

    @Override
    public Optional<Outcome> judge(DoseRule rule, Source observation, Notes notes) {
        DoseEntry entry = DoseEntry.read(rule, observation);
        if (notes.unusable()) {
            return Optional.empty();
        }
        Dose dose = new Dose(rule, entry);
        if (dose.delivered().signum() <= 0) {
            String field = entry.residualMl().isZero() ? "viablePerMl" : "residualMl";
            observation.error(
                    "NOTHING_GIVEN",
                    field,
                    "Nothing would reach the recipient: check concentration, volumes and" + " graduation");
            return Optional.empty();
        }
        return Optional.of(new DoseAnswer(dose, notes).outcome());
    }
}
