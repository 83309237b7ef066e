package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.node.ObjectNode;

/** A calculated dose judged by all its limits, with values and workings. */
final class DoseAnswer {
    private static final int PRINTED_DIGITS = 6;
    private static final BigFraction LEAST_PER_ML = BigFraction.of(1000);

    private final Dose dose;
    private final DoseRule rule;
    private final Notes notes;

    DoseAnswer(Dose dose, Notes notes) {
        this.dose = dose;
        this.rule = dose.rule();
        this.notes = notes;
    }

    Outcome outcome() {
        values();
        workings();
        Verdict verdict = doseVerdict()
                .and(limited(rule.maxTotal(), Optional.of(dose.delivered()), "whole dose"))
                .and(limited(rule.maxVolumePerKg(), dose.volumePerKg(), "volume per kg"))
                .and(limited(rule.maxDmsoPerKg(), dose.dmsoGramPerKg(), "DMSO per kg"));
        return Outcome.of(verdict, reported());
    }

    private void values() {
        ObjectNode values = notes.values();
        values.put("targetCells", Figures.of(dose.targetCells()));
        dose.volumeMl().ifPresent(volume -> values.put("volumeMl", Figures.of(volume)));
        dose.drawMl().ifPresent(volume -> values.put("drawMl", Figures.of(volume)));
        dose.containers().ifPresent(count -> values.put("containers", count.toString()));
        values.put("deliveredCells", Figures.of(dose.delivered()));
        dose.deliveredPerKg().ifPresent(perKg -> values.put("deliveredPerKg", Figures.of(perKg)));
        values.put("percentOfTarget", Figures.of(dose.percentOfTarget()));
        values.put("capped", dose.capped());
        dose.dmsoGramPerKg().ifPresent(grams -> values.put("dmsoGramPerKg", Figures.of(grams)));
    }

    private void workings() {
        String unit = rule.counted();
        dose.entry().weightKg().ifPresent(weight -> notes.working("body weight " + Figures.of(weight) + " kg"));
        notes.working("target " + rule.target() + " " + rule.doseUnit() + " = " + Figures.of(dose.uncappedCells()) + " "
                + unit);
        if (dose.capped()) {
            notes.working("capped at " + Figures.of(dose.targetCells()) + " " + unit);
        }
        dose.entry().viablePerMl().ifPresent(this::volumes);
        if (dose.entry().cellsGiven().isEmpty()) {
            dose.entry().viablePerMl().ifPresent(this::plausible);
        }
        notes.working("delivered " + Figures.of(dose.delivered()) + " " + unit
                + dose.deliveredPerKg()
                        .map(perKg -> " = " + Figures.of(perKg) + " " + unit + "/kg")
                        .orElse("")
                + ", " + Figures.of(dose.percentOfTarget()) + " % of the target");
        dose.containers().map(BigFraction::of).ifPresent(this::containers);
    }

    /** A counter shows millions per mL: 4.00 typed for 4.00e6 asks for litres. */
    private void plausible(BigFraction perMl) {
        if (perMl.compareTo(LEAST_PER_ML) < 0) {
            notes.warning(
                    "UNUSUAL_CONCENTRATION",
                    "/viablePerMl",
                    Figures.of(perMl) + " " + rule.counted() + "/mL is very little: check that it was not shown in"
                            + " millions per mL");
        }
    }

    private void containers(BigFraction count) {
        notes.working(
                "containers needed: " + Figures.of(dose.containersUsed().orElseThrow()) + ", so " + Figures.of(count));
        dose.cellsPerContainer()
                .ifPresent(cells -> notes.working(
                        "these hold " + Figures.of(count.multiply(cells)) + " " + rule.counted() + " to be drawn"));
        dose.entry()
                .containerMl()
                .map(count::multiply)
                .flatMap(held -> dose.drawMl().map(held::subtract))
                .ifPresent(left -> notes.working(Figures.of(left) + " mL are left over, to be discarded on record"));
    }

    private void volumes(BigFraction perMl) {
        String exact = dose.exactVolumeMl().map(Figures::of).orElseThrow();
        notes.working("volume of the target at " + Figures.of(perMl) + " " + rule.counted() + "/mL: " + exact + " mL");
        notes.working("given " + dose.volumeMl().map(Figures::of).orElseThrow() + " mL, drawn "
                + dose.drawMl().map(Figures::of).orElseThrow() + " mL");
        if (!dose.entry().residualMl().isZero()) {
            notes.working(Figures.of(dose.entry().residualMl()) + " mL of it were left behind");
        }
    }

    private Verdict doseVerdict() {
        if (rule.limits().isEmpty()) {
            return asPlanned();
        }
        Limits limits = rule.limits().get();
        if (!dose.capped()) {
            return limited(Optional.of(limits), Optional.of(dose.judged()), "dose");
        }
        notes.working(
                "a capped dose is below its target on purpose: the lower limit is judged on the share of the capped"
                        + " target");
        return limited(limits.side(true), Optional.of(dose.withoutCap()), "share of the capped dose")
                .and(limited(limits.side(false), Optional.of(dose.judged()), "dose"));
    }

    /** Without limits the target is all that was filed: what the syringe cannot avoid is as planned, no more. */
    private Verdict asPlanned() {
        BigFraction off = dose.delivered().subtract(dose.targetCells()).abs();
        BigFraction graduation = rule.volumeStepMl()
                .flatMap(step -> dose.entry().viablePerMl().map(step::multiply))
                .orElse(BigFraction.ZERO);
        if (off.isZero() || off.compareTo(graduation) < 0) {
            return Verdict.CONFORMS;
        }
        notes.warning(
                "DOSE_NOT_LIMITED",
                "",
                "The dose is " + plain(Figures.significant(dose.percentOfTarget(), PRINTED_DIGITS))
                        + " % of its target, and the specification says no limits around it: a person has to judge. File"
                        + " min and max");
        return Verdict.INCONCLUSIVE;
    }

    private Verdict limited(Optional<Limits> limits, Optional<BigFraction> value, String what) {
        if (limits.isEmpty()) {
            return Verdict.CONFORMS;
        }
        return limits.get()
                .judge(Measured.of(value.orElseThrow()))
                .named(what)
                .noted(notes, "", "The " + what)
                .verdict();
    }

    private String reported() {
        String volume = dose.volumeMl()
                .map(ml -> ", " + plain(Figures.significant(ml, PRINTED_DIGITS)) + " mL")
                .orElse("");
        String cap = dose.capped()
                ? ", capped at " + Figures.exponent(Figures.significant(dose.targetCells(), PRINTED_DIGITS)) + " "
                        + rule.counted()
                : "";
        return Figures.exponent(printed()) + " " + rule.doseUnit() + volume + cap;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** As many digits as it takes to show on which side of its limits the dose lies. */
    private BigDecimal printed() {
        for (int digits = PRINTED_DIGITS; digits < Figures.DIGITS; digits++) {
            BigDecimal shown = Figures.significant(dose.judged(), digits);
            if (sameSide(shown)) {
                return shown;
            }
        }
        return Figures.significant(dose.judged(), Figures.DIGITS);
    }

    private boolean sameSide(BigDecimal shown) {
        BigFraction printed = Decimal.exact(shown);
        List<Limit> limits = rule.limits().map(Limits::all).orElse(List.of());
        return limits.stream().allMatch(limit -> limit.admits(printed) == limit.admits(dose.judged()));
    }
}
