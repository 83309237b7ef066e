package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import io.lotgate.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.node.ObjectNode;

/** Judges the pooled wells of a digital PCR and writes down how. */
record PcrAnswer(PcrCriterion criterion, Wells wells, Optional<CellShare> share, Notes notes) {
    Outcome judge() {
        notes.values()
                .put("positives", Long.toString(wells.pooled().positives()))
                .put("accepted", Long.toString(wells.pooled().accepted()));
        notes.working(wells.pooled() + " of " + Figures.of(wells.volumeNl()) + " nL");
        return wells.saturated() ? saturated() : measured();
    }

    private Outcome measured() {
        Partitions pooled = wells.pooled();
        double alpha = criterion.rule().alpha();
        Estimate perUl = new Estimate(wells.perUl(pooled.lambda()), wells.perUl(pooled.upper(alpha)), Optional.empty())
                .known(criterion.range());
        interval(pooled)
                .put("lambda", RareAnswer.figures(pooled.lambda()))
                .put("copiesPerUl", Figures.of(perUl.point()))
                .put("upper95", Figures.of(wells.perUl(pooled.upper(BoundRule.TAIL_OF_95))))
                .put("upper", Figures.of(perUl.upper()));
        notes.working("lambda = -ln(1 - k/n) = " + RareAnswer.figures(pooled.lambda()) + " copies a partition: "
                + Figures.of(perUl.point()) + " copies/uL");
        notes.working("one-sided " + criterion.rule().percent() + " upper bound (Clopper-Pearson, transformed) "
                + Figures.of(perUl.upper()) + " copies/uL");
        Optional<Estimate> fraction = share.map(cells -> fraction(cells, perUl));
        Verdict verdict = Verdict.CONFORMS;
        List<String> reported = new ArrayList<>();
        boolean none = pooled.positives() == 0;
        if (criterion.concentration().isPresent()) {
            verdict = verdict.and(judge(criterion.concentration().get(), perUl, PcrCriterion.PER_UL));
            reported.add(Shown.result(perUl, none, criterion.range(), PcrCriterion.PER_UL, criterion.rule()));
        }
        if (criterion.fraction().isPresent()) {
            Limits limits = criterion.fraction().get();
            verdict = verdict.and(judge(limits, fraction.orElseThrow(), RareCriterion.ONE));
            reported.add(shown(limits, fraction.get(), none, perUl.point()));
        }
        return Outcome.of(verdict, String.join("; ", reported) + " (" + pooled + ")");
    }

    private Estimate fraction(CellShare cells, Estimate perUl) {
        Estimate fraction = perUl.map(cells::of);
        notes.values()
                .put("cellFraction", Figures.of(fraction.point()))
                .put("cellFractionUpper", Figures.of(fraction.upper()));
        notes.working("x " + cells.words() + " = " + Figures.of(fraction.point()) + " of the cells, upper bound "
                + Figures.of(fraction.upper()));
        if (fraction.point().compareTo(BigFraction.ONE) > 0) {
            notes.warning(
                    "FRACTION_ABOVE_ONE",
                    "/copiesPerCell",
                    "More target cells than cells loaded: check the calibration, the cells loaded and the volume");
        }
        criterion.cellsPerDose().ifPresent(cellsPerDose -> {
            String burden = Figures.of(fraction.decidingUpper().multiply(cellsPerDose));
            notes.values().put("burdenPerDose", burden);
            notes.working("burden per dose: at most " + burden + " in " + Figures.of(cellsPerDose)
                    + " cells, the highest number that may be given");
        });
        return fraction;
    }

    private Verdict judge(Limits limits, Estimate estimate, Unit from) {
        Unit to = limits.unit().orElseThrow();
        Estimate inUnit = estimate.map(amount -> from.convert(amount, to).orElseThrow());
        return criterion.rule().judge(limits, inUnit, notes, "/wells");
    }

    private String shown(Limits limits, Estimate fraction, boolean none, BigFraction perUl) {
        Unit unit = limits.unit().orElseThrow();
        Estimate inUnit =
                fraction.map(amount -> RareCriterion.ONE.convert(amount, unit).orElseThrow());
        String result = Shown.result(inUnit, none, AssayRange.NONE, unit, criterion.rule());
        return criterion
                .range()
                .words(perUl, PcrCriterion.PER_UL.print())
                .map(outside -> outside + ", " + result)
                .orElse(result);
    }

    private ObjectNode interval(Partitions pooled) {
        return notes.values().put("lower95", Figures.of(wells.perUl(pooled.lower(BoundRule.TAIL_OF_95))));
    }

    /** No more is known than a lower bound: the estimate is beyond any limit below it, and proves nothing above. */
    private Outcome saturated() {
        double lambda = wells.pooled().lower(criterion.rule().alpha());
        BigFraction lower = wells.perUl(lambda);
        interval(wells.pooled())
                .put("lambda", ">" + RareAnswer.figures(lambda))
                .put("copiesPerUl", ">" + Figures.of(lower))
                .put("lower", Figures.of(lower));
        notes.working(
                "saturated: ln 0 has no value; one-sided " + criterion.rule().percent()
                        + " lower bound of lambda (Clopper-Pearson, transformed) " + RareAnswer.figures(lambda) + ", "
                        + Figures.of(lower) + " copies/uL");
        Verdict verdict = Verdict.CONFORMS;
        if (criterion.concentration().isPresent()) {
            verdict = verdict.and(above(criterion.concentration().get(), lower, PcrCriterion.PER_UL));
        }
        if (criterion.fraction().isPresent()) {
            BigFraction fraction = share.orElseThrow().of(lower);
            notes.values().put("cellFraction", ">" + Figures.of(fraction));
            verdict = verdict.and(above(criterion.fraction().get(), fraction, RareCriterion.ONE));
        }
        return Outcome.of(
                verdict,
                ">ULOQ, saturated: lower " + criterion.rule().percent() + " bound " + Shown.down(lower) + " copies/µL ("
                        + wells.pooled() + ")");
    }

    private Verdict above(Limits limits, BigFraction lower, Unit from) {
        BigFraction bound = from.convert(lower, limits.unit().orElseThrow()).orElseThrow();
        Measured reading = new Measured.Above(bound, ">" + Figures.of(bound));
        return limits.judge(reading)
                .noted(notes, "/wells", "The saturated result")
                .verdict();
    }
}
