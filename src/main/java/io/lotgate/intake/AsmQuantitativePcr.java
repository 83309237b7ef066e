package io.lotgate.intake;

import io.lotgate.intake.AsmFile.Part;
import io.lotgate.intake.Reading.Control;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Wells of quantitative PCR of the Allotrope Simple Model. The cycle stands with the well; the quantity among the
 * calculated data, joined by the well's identifier. A cycle without a quantity is no result.
 */
final class AsmQuantitativePcr {
    private static final BigDecimal MOST_CYCLES = new BigDecimal("100");
    private static final BigDecimal MOST = new BigDecimal("1E15");

    private final Map<String, Part> quantities = new HashMap<>();
    private final List<String> twice = new ArrayList<>();

    AsmQuantitativePcr(Part aggregate) {
        for (Part calculated : aggregate
                .in("calculated data aggregate document")
                .in("calculated data document")
                .items()) {
            if (Header.plain(text(calculated, "calculated data name")).equals("quantity")) {
                add(calculated);
            }
        }
    }

    private void add(Part calculated) {
        for (Part source : calculated
                .in("data source aggregate document")
                .in("data source document")
                .items()) {
            String well = text(source, "data source identifier");
            if (quantities.putIfAbsent(well, calculated.in("calculated result")) != null) {
                twice.add(well);
            }
        }
    }

    /** Standards and controls are no samples. */
    boolean isSample(Part measurement) {
        String role =
                text(measurement.in("sample document"), "sample role type").toLowerCase(Locale.ROOT);
        return !role.contains("control")
                && !role.contains("standard")
                && !role.contains("blank")
                && !role.contains("calibration")
                && !role.contains("reference");
    }

    void read(Draft draft, Part measurement, Part result) {
        draft.well(new Well(well(measurement), target(measurement), List.of(), false));
        draft.number("cq", "/cq", cycle(result), MOST_CYCLES);
        String id = text(measurement, "measurement identifier");
        Optional<Part> quantity = Optional.ofNullable(quantities.get(id)).filter(Part::isThere);
        if (twice.contains(id)) {
            draft.error(
                    "QUANTITY_REPEATED",
                    "/quantity",
                    "the document gives this well more than one quantity: which one counts is not known. Convert the"
                            + " instrument's file again.");
        } else if (quantity.isEmpty()) {
            draft.error(
                    "QUANTITY_MISSING",
                    "/quantity",
                    "the document gives this well no quantity: the run has no standard curve, or the converter left it"
                            + " out. Its Cq alone is no result.");
        } else {
            draft.number("quantity", "/quantity", quantity.get().cell(), MOST);
        }
    }

    /** Controls without template, as the run shows them. */
    Optional<Control> control(Part measurement) {
        Part sample = measurement.in("sample document");
        boolean empty = text(sample, "sample role type").contains("blank")
                || Partitioned.controlName(sample.in("sample identifier").cell());
        if (isSample(measurement) || !empty) {
            return Optional.empty();
        }
        List<Part> results = measurement
                .in("processed data aggregate document")
                .in("processed data document")
                .items();
        Cell cycle = results.isEmpty() ? new Cell("cycle threshold result", 0, "") : cycle(results.get(0));
        return Optional.of(new Control(
                "no-template control",
                target(measurement),
                (cycle.isBlank() ? "no Cq" : "Cq " + Cell.cut(cycle.stripped(), 60)) + " in " + well(measurement),
                "",
                cycle.origin("/cq")));
    }

    private static Cell cycle(Part result) {
        return result.first("cycle threshold result (qPCR)", "cycle threshold result")
                .cell();
    }

    private static String well(Part measurement) {
        return Cell.cut(
                measurement
                        .in("sample document")
                        .first("well location identifier", "location identifier")
                        .cell()
                        .stripped(),
                20);
    }

    private static String target(Part measurement) {
        return AsmDigitalPcr.target(measurement);
    }

    private static String text(Part part, String name) {
        return part.in(name).cell().stripped();
    }
}
