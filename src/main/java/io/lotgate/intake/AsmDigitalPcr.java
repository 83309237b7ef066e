package io.lotgate.intake;

import io.lotgate.intake.AsmFile.Part;
import java.util.List;
import java.util.Set;

/** A well of digital PCR of the Allotrope Simple Model. */
final class AsmDigitalPcr {
    private static final Set<String> PER_UL = Set.of("#/\u00B5L", "#/\u03BCL", "#/uL", "copies/\u00B5L");

    private AsmDigitalPcr() {}

    static void read(Draft draft, Part measurement, Part result) {
        Part sample = measurement.in("sample document");
        Part concentration = result.in("number concentration");
        boolean known = !concentration.isThere() || PER_UL.contains(concentration.unit());
        if (!known) {
            draft.error(
                    "UNIT_UNKNOWN",
                    Partitioned.CONCENTRATION,
                    concentration.cell().shown() + " in " + Cell.quoted(concentration.unit())
                            + ", which is not copies per \u00B5L.");
        }
        boolean control = sample.in("sample role type")
                        .cell()
                        .stripped()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("no template")
                || Partitioned.controlName(sample.in("sample identifier").cell());
        Partitioned.read(
                draft,
                new Well(
                        Cell.cut(
                                sample.first("well location identifier", "location identifier")
                                        .cell()
                                        .stripped(),
                                20),
                        target(measurement),
                        List.of(),
                        control),
                new Partitioned.Cells(
                        sample.in("well location identifier").cell(),
                        result.in("positive partition count").cell(),
                        result.in("negative partition count").cell(),
                        measurement.in("total partition count").cell(),
                        concentration.cell()),
                Interval.halfWidth(new Cell("", 0, "")));
    }

    static String target(Part measurement) {
        String described = measurement.in("target DNA description").cell().stripped();
        Part device = measurement.in("device control aggregate document").in("device control document");
        String dye = device.items().stream()
                .findFirst()
                .map(one -> one.in("reporter dye setting").cell().stripped())
                .orElse("");
        return Cell.cut(((described.equals("N/A") ? "" : described) + " " + dye).strip(), 100);
    }
}
