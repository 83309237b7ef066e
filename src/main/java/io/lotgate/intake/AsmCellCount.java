package io.lotgate.intake;

import io.lotgate.intake.AsmFile.Part;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** A cell count of the Allotrope Simple Model; a quantity in a unit that is not known is not taken. */
final class AsmCellCount {
    private static final String OF_COUNTER = " (cell counter)";

    /** Powers of ten of the units of a concentration. */
    private static final Map<String, Integer> PER_ML =
            Map.of("cells/mL", 0, "cell/mL", 0, "10^3 cells/mL", 3, "10^6 cells/mL", 6, "#/mL", 0);

    /** Converters write two decimals of a percentage and of millions. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    private AsmCellCount() {}

    static void read(Draft draft, Part result) {
        Part viability = part(result, "viability");
        Part viable = part(result, "viable cell density");
        Part total = part(result, "total cell density");
        Optional<BigDecimal> percent =
                unit(draft, viability, "%") ? draft.viability(viability.cell()) : Optional.empty();
        Optional<BigDecimal> perMl = power(draft, viable).flatMap(power -> draft.viablePerMl(viable.cell(), power));
        if (total.isThere() && perMl.isPresent()) {
            power(draft, total)
                    .flatMap(power -> draft.perMl("", total.cell(), power))
                    .ifPresent(all -> Consistency.part(draft, Draft.VIABLE_PER_ML, perMl.get(), all));
        }
        counts(draft, result, percent);
    }

    private static void counts(Draft draft, Part result, Optional<BigDecimal> percent) {
        Part viable = part(result, "viable cell count");
        Part all = part(result, "total cell count");
        if (!viable.isThere() || !all.isThere()) {
            return;
        }
        Optional<BigDecimal> live = draft.amount("", viable.cell(), new BigDecimal("1E12"));
        Optional<BigDecimal> cells = draft.amount("", all.cell(), new BigDecimal("1E12"));
        if (live.isPresent() && cells.isPresent() && Consistency.part(draft, "", live.get(), cells.get())) {
            percent.ifPresent(value -> Consistency.viability(draft, value, live.get(), cells.get(), TOLERANCE));
        }
    }

    /** Names ended in "(cell counter)" until the model of 2024. */
    private static Part part(Part result, String name) {
        return result.first(name + OF_COUNTER, name);
    }

    private static boolean unit(Draft draft, Part quantity, String wanted) {
        boolean fits = !quantity.isThere() || quantity.unit().equals(wanted);
        if (!fits) {
            draft.error(
                    "UNIT_UNKNOWN",
                    Draft.VIABILITY,
                    quantity.cell().shown() + " in " + Cell.quoted(quantity.unit()) + ", where " + wanted
                            + " is expected.");
        }
        return fits;
    }

    private static Optional<Integer> power(Draft draft, Part quantity) {
        if (!quantity.isThere()) {
            return Optional.of(0); // reading the cell says that it is missing
        }
        Optional<Integer> power = Optional.ofNullable(PER_ML.get(quantity.unit()));
        if (power.isEmpty()) {
            draft.error(
                    "UNIT_UNKNOWN",
                    Draft.VIABLE_PER_ML,
                    quantity.cell().shown() + " in " + Cell.quoted(quantity.unit())
                            + ", which is no known unit of cells per mL.");
        }
        return power;
    }
}
