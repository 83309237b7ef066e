package io.lotgate.evaluation;

import io.lotgate.value.Unit;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The share of seeded target cells that grow to a colony: given by the validated method, or counted on a control plate
 * of known target cells.
 *
 * @param point given, or colonies per cell of the control
 * @param lower one-sided lower confidence bound of a counted one; a given one has no bound
 */
record PlatingEfficiency(BigFraction point, Optional<BigFraction> lower, String words) {
    private static final Unit ONE = Unit.of("1");

    /** Which way to the efficiency the criterion prescribes, and whether its uncertainty is part of the bound. */
    enum Basis {
        /** Counted, or given: as the observation has it. */
        ANY,
        /** Counted; the bound takes the lower confidence bound of the efficiency. */
        LOWER_BOUND,
        /** Counted; the bound takes the efficiency as counted. */
        POINT,
        /** Given. */
        GIVEN;

        static Optional<Basis> read(Source source) {
            if (!source.has("efficiency")) {
                return Optional.of(ANY);
            }
            Optional<Basis> basis = source.text("efficiency").flatMap(text -> switch (text) {
                case "lower-bound" -> Optional.of(LOWER_BOUND);
                case "point" -> Optional.of(POINT);
                case "given" -> Optional.of(GIVEN);
                default -> Optional.empty();
            });
            if (basis.isEmpty()) {
                source.error("UNKNOWN_BASIS", "efficiency", "The efficiency is lower-bound, point or given");
            }
            return basis;
        }
    }

    static Optional<PlatingEfficiency> read(Source source, Basis basis, double alpha) {
        boolean given = source.has("platingEfficiency");
        boolean counted = source.has("controlColonies") || source.has("controlSeeded");
        if (given && counted) {
            source.error(
                    "EITHER_OR",
                    "platingEfficiency",
                    "Give either the plating efficiency or the counts of its control, not both");
            return Optional.empty();
        }
        if (given && (basis == Basis.LOWER_BOUND || basis == Basis.POINT)) {
            source.error("EITHER_OR", "platingEfficiency", "The criterion asks for the counts of the control plate");
            return Optional.empty();
        }
        return given || basis == Basis.GIVEN ? given(source) : counted(source, alpha);
    }

    private static Optional<PlatingEfficiency> given(Source source) {
        Optional<BigFraction> value = source.positive("platingEfficiency");
        Unit unit = source.given("platingEfficiencyUnit", source::unit).orElse(ONE);
        Optional<BigFraction> fraction = value.flatMap(number -> unit.convert(number, ONE));
        if (!unit.commensurable(ONE)) {
            source.error("UNIT_MISMATCH", "platingEfficiencyUnit", "The plating efficiency is given in 1 or %");
        } else if (fraction.filter(one -> one.compareTo(BigFraction.ONE) > 0).isPresent()) {
            source.error("OUT_OF_RANGE", "platingEfficiency", "Plating efficiency is a fraction: 0.2 for 20 %");
            return Optional.empty();
        }
        return fraction.map(one -> new PlatingEfficiency(one, Optional.empty(), "given"));
    }

    /** Without a control no efficiency is known; the whole is the most it can be, so that no share is overstated. */
    private static PlatingEfficiency failed(Source source) {
        boolean grew = source.count("colonies").filter(found -> found > 0).isPresent();
        source.notes()
                .runFailure(
                        "CONTROL_FAILED",
                        source.where("controlColonies"),
                        "The run is not valid: nothing grew from the control, "
                                + (grew
                                        ? "although the sample grew: the plating efficiency is not known"
                                        : "so nothing could have grown from the sample"));
        return new PlatingEfficiency(BigFraction.ONE, Optional.empty(), "not known, 1 at most");
    }

    private static Optional<PlatingEfficiency> counted(Source source, double alpha) {
        Optional<Long> colonies = source.count("controlColonies");
        if (!source.has("controlSeeded")) {
            source.error(
                    "NO_DENOMINATOR", "controlSeeded", "A count needs its denominator: cells on the control plate");
            return Optional.empty();
        }
        Optional<Long> seeded = source.count("controlSeeded");
        if (seeded.filter(cells -> cells == 0).isPresent()) {
            source.error("NO_DENOMINATOR", "controlSeeded", "Without cells on the control plate nothing can grow");
            return Optional.empty();
        }
        if (colonies.isEmpty() || seeded.isEmpty()) {
            return Optional.empty();
        }
        if (colonies.get() > seeded.get()) {
            source.error("OUT_OF_RANGE", "controlColonies", "There cannot be more colonies than seeded cells");
            return Optional.empty();
        }
        if (colonies.get() == 0) {
            return Optional.of(failed(source));
        }
        double lower = Binomial.lower(colonies.get(), seeded.get(), alpha);
        return Optional.of(new PlatingEfficiency(
                BigFraction.of(colonies.get(), seeded.get()),
                Optional.of(BigFraction.from(lower)),
                colonies.get() + " of " + seeded.get() + " on the control plate"));
    }
}
