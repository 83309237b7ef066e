package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * One cell count.
 *
 * @param viability in percent
 * @param live cells seen alive, with {@code total} and {@code examinedMl} only for a haemocytometer
 * @param examinedMl volume of the undiluted suspension that was looked at: one large square holds 1e-4 mL
 */
record CountReading(
        Kind kind,
        BigFraction viablePerMl,
        Measured viability,
        BigFraction live,
        BigFraction total,
        BigFraction examinedMl) {
    static final int MOST = 20;
    private static final BigFraction HUNDRED = BigFraction.of(100);
    private static final BigFraction SQUARE_ML = BigFraction.of(1, 10_000);
    private static final List<String> MANUAL = List.of("live", "dead", "squares", "dilution");

    enum Kind {
        HAEMOCYTOMETER,
        TOTAL,
        COUNTER
    }

    /** The counts of an observation that holds several. */
    static List<Source> list(Source observation) {
        boolean bare = observation.isList();
        int counts = bare ? observation.size() : observation.entries("counts");
        if (counts > MOST) {
            String where = bare ? "" : observation.where("counts");
            String message = counts + " counts: at most " + MOST + " make one result. Enter those the method asks for";
            observation.notes().error("TOO_MANY_COUNTS", where, message);
            return List.of();
        }
        if (!bare) {
            return observation.items("counts");
        }
        if (counts == 0) {
            observation.notes().error("NOT_A_LIST", "", "At least one count is needed");
        }
        return observation.each(index -> Optional.of(observation.at(index)));
    }

    static Optional<CountReading> read(Source source) {
        boolean manual = MANUAL.stream().map(source::has).reduce(false, Boolean::logicalOr);
        boolean counter = source.has("viablePerMl");
        boolean total = source.has("totalPerMl");
        if ((manual && (counter || total || source.has("viability"))) || (counter && total)) {
            source.notes()
                    .error(
                            "EITHER_OR",
                            source.where(),
                            "Give either the counted cells (live, dead, squares, dilution), or totalPerMl and"
                                    + " viability, or the counter's own viablePerMl and viability");
            return Optional.empty();
        }
        return manual ? haemocytometer(source) : printed(source, total ? Kind.TOTAL : Kind.COUNTER);
    }

    private static Optional<CountReading> haemocytometer(Source source) {
        Optional<Long> live = source.count("live");
        Optional<Long> dead = source.count("dead");
        Optional<Long> squares = source.count("squares");
        Optional<BigFraction> dilution = source.positive("dilution");
        if (squares.filter(count -> count == 0).isPresent()) {
            source.error("NO_DENOMINATOR", "squares", "A count needs its denominator: how many squares were counted?");
            return Optional.empty();
        }
        if (dilution.filter(factor -> factor.compareTo(BigFraction.ONE) < 0).isPresent()) {
            source.error("OUT_OF_RANGE", "dilution", "The dilution is 1 (undiluted) or more");
            return Optional.empty();
        }
        if (live.isEmpty() || dead.isEmpty() || squares.isEmpty() || dilution.isEmpty()) {
            return Optional.empty();
        }
        BigFraction all = BigFraction.of(live.get() + dead.get());
        if (all.isZero()) {
            source.error("NO_DENOMINATOR", "live", "No cells were counted: a viability of none has no meaning");
            return Optional.empty();
        }
        BigFraction examined = SQUARE_ML.multiply(squares.get()).divide(dilution.get());
        return Optional.of(counted(BigFraction.of(live.get()), all, examined));
    }

    private static CountReading counted(BigFraction live, BigFraction total, BigFraction examinedMl) {
        Measured viability = Measured.of(live.multiply(HUNDRED).divide(total));
        return new CountReading(Kind.HAEMOCYTOMETER, live.divide(examinedMl), viability, live, total, examinedMl);
    }

    private static Optional<CountReading> printed(Source source, Kind kind) {
        Optional<BigFraction> perMl = source.notNegative(kind == Kind.TOTAL ? "totalPerMl" : "viablePerMl");
        Optional<Decimal> viability = source.decimal("viability").filter(percent -> possible(percent, source));
        if (perMl.isEmpty() || viability.isEmpty()) {
            return Optional.empty();
        }
        BigFraction percent = viability.get().exact();
        if (percent.signum() > 0 && percent.compareTo(BigFraction.ONE) <= 0) {
            source.notes()
                    .warning(
                            "UNUSUAL_PERCENTAGE",
                            source.where("viability"),
                            "Read as " + viability.get() + " %: check that it is not a fraction");
        }
        if (perMl.get().isZero() && percent.signum() > 0) {
            source.error(
                    "CONTRADICTION",
                    kind == Kind.TOTAL ? "totalPerMl" : "viablePerMl",
                    "Without a cell there is no viability of " + viability.get() + " %: check both entries");
            return Optional.empty();
        }
        BigFraction viable = kind == Kind.TOTAL ? perMl.get().multiply(percent).divide(HUNDRED) : perMl.get();
        Measured shown = new Measured.Exact(percent, viability.get().text());
        return Optional.of(new CountReading(kind, viable, shown, BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO));
    }

    private static boolean possible(Decimal percent, Source source) {
        boolean possible = percent.exact().signum() >= 0 && percent.exact().compareTo(HUNDRED) <= 0;
        if (!possible) {
            source.error("OUT_OF_RANGE", "viability", "Only 0 to 100 % is possible");
        }
        return possible;
    }

    /** One result: counted cells and examined volumes are added up; printed figures are averaged. */
    static CountReading together(List<CountReading> counts, Notes notes) {
        CountReading first = counts.get(0);
        if (first.kind == Kind.HAEMOCYTOMETER) {
            CountReading sum = counts.stream().reduce(CountReading::pooled).orElseThrow();
            notes.working("live " + Figures.of(sum.live) + " of " + Figures.of(sum.total) + " cells in "
                    + Figures.of(sum.examinedMl) + " mL of undiluted suspension (1e-4 mL a square): "
                    + Figures.of(sum.viablePerMl) + " viable cells/mL, viability " + sum.viability.text() + " %");
            return sum;
        }
        if (counts.size() == 1) {
            notes.working(Figures.of(first.viablePerMl) + " viable cells/mL"
                    + (first.kind == Kind.TOTAL ? " (total x viability)" : ", as the counter gives it"));
            return first;
        }
        BigFraction perMl = mean(counts.stream().map(CountReading::viablePerMl).toList());
        Measured viability = Measured.of(
                mean(counts.stream().map(count -> count.viability.amount()).toList()));
        notes.working("means of " + counts.size() + " counts: " + Figures.of(perMl) + " viable cells/mL, viability "
                + viability.text() + " %");
        return new CountReading(first.kind, perMl, viability, first.live, first.total, first.examinedMl);
    }

    private CountReading pooled(CountReading other) {
        return counted(live.add(other.live), total.add(other.total), examinedMl.add(other.examinedMl));
    }

    private static BigFraction mean(List<BigFraction> values) {
        return values.stream().reduce(BigFraction.ZERO, BigFraction::add).divide(values.size());
    }
}
