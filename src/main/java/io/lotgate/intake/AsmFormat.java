package io.lotgate.intake;

import io.lotgate.intake.AsmFile.Part;
import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.intake.Reading.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Allotrope Simple Model (ASM, https://www.allotrope.org) as JSON: what a converter made of an instrument's file.
 * Cell counts, digital and quantitative PCR and flow cytometry are read; another technique is named and refused.
 */
final class AsmFormat implements Format {
    private static final PrintedDate TIMES =
            PrintedDate.of("uuuu-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS]xxx", "uuuu-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS]X");

    private static final Map<String, Proposal.Kind> TECHNIQUES = new TreeMap<>(Map.of(
            "cell counting", Proposal.Kind.CELL_COUNT,
            "dPCR", Proposal.Kind.DIGITAL_PCR,
            "flow cytometry", Proposal.Kind.FLOW_CYTOMETRY,
            "qpcr", Proposal.Kind.QUANTITATIVE_PCR));

    @Override
    public String name() {
        return "Allotrope Simple Model (cell counting, dPCR, qPCR, flow cytometry)";
    }

    @Override
    public Set<Proposal.Kind> kinds() {
        return Set.copyOf(TECHNIQUES.values());
    }

    @Override
    public boolean recognises(Upload file) {
        return file instanceof TextFile text && AsmFile.marked(text);
    }

    @Override
    public Reading read(Upload file) {
        Optional<AsmFile> document = AsmFile.of((TextFile) file);
        if (document.isEmpty()) {
            return Refused.because(Refused.reason(
                    "FILE_MALFORMED",
                    "this is a document of the Allotrope Simple Model, but no sound JSON, or far too large. Convert the"
                            + " instrument's file again."));
        }
        AsmFile asm = document.get();
        return TECHNIQUES.entrySet().stream()
                .flatMap(
                        known -> asm
                                .technique(known.getKey())
                                .map(part -> reading(part, known.getKey(), known.getValue()))
                                .stream())
                .findFirst()
                .orElseGet(() -> Refused.because(Refused.reason(
                        "FILE_OTHER_INSTRUMENT",
                        "this is a document of the Allotrope Simple Model for "
                                + Cell.quoted(String.join(", ", asm.techniques()))
                                + ". Read are " + String.join(", ", TECHNIQUES.keySet()) + ".")));
    }

    private static Reading reading(Part aggregate, String technique, Proposal.Kind kind) {
        List<Proposal> proposals = new ArrayList<>();
        List<Control> controls = new ArrayList<>();
        AsmQuantitativePcr pcr = new AsmQuantitativePcr(aggregate);
        for (Part document : aggregate.in(technique + " document").items()) {
            Part measurements = document.in("measurement aggregate document");
            for (Part measurement : measurements.in("measurement document").items()) {
                switch (kind) {
                    case FLOW_CYTOMETRY ->
                        proposals.addAll(AsmFlow.read(measurement, () -> draft(measurements, measurement, kind)));
                    case QUANTITATIVE_PCR -> {
                        if (pcr.isSample(measurement)) {
                            proposals.add(proposal(measurements, measurement, kind, pcr));
                        }
                        pcr.control(measurement).ifPresent(controls::add);
                    }
                    default -> proposals.add(proposal(measurements, measurement, kind, pcr));
                }
            }
        }
        if (proposals.isEmpty()) {
            return Refused.because(Refused.reason(
                    "FILE_TRUNCATED",
                    "this document of the Allotrope Simple Model has no measurement of a sample. Convert the instrument's file"
                            + " again."));
        }
        Recognised recognised = new Recognised(
                instrument(aggregate, proposals),
                software(aggregate),
                proposals,
                List.of(),
                controls,
                List.of("Everything but the figures of the result, the sample and the time: the document keeps it."));
        return switch (kind) {
            case CELL_COUNT -> recognised.flagRepeated();
            case DIGITAL_PCR -> Partitioned.complete(recognised, List.of());
            default -> recognised;
        };
    }

    private static Draft draft(Part measurements, Part measurement, Proposal.Kind kind) {
        Draft draft = new Draft(kind, DecimalMark.POINT);
        draft.sample(measurement
                .in("sample document")
                .first("sample identifier", "batch identifier")
                .cell());
        Part time = measurement.in("measurement time").isThere()
                ? measurement.in("measurement time")
                : measurements.in("measurement time");
        draft.performedAt(time.cell(), TIMES);
        return draft;
    }

    private static Proposal proposal(Part measurements, Part measurement, Proposal.Kind kind, AsmQuantitativePcr pcr) {
        Draft draft = draft(measurements, measurement, kind);
        List<Part> processed = measurement
                .in("processed data aggregate document")
                .in("processed data document")
                .items();
        if (processed.size() == 1) {
            switch (kind) {
                case CELL_COUNT -> AsmCellCount.read(draft, processed.get(0));
                case QUANTITATIVE_PCR -> pcr.read(draft, measurement, processed.get(0));
                default -> AsmDigitalPcr.read(draft, measurement, processed.get(0));
            }
        } else {
            draft.error(
                    "VALUE_MISSING",
                    "",
                    "this measurement has " + processed.size() + " results where one is expected. Convert the"
                            + " instrument's file again.");
        }
        errors(draft, measurement);
        return draft.proposal();
    }

    private static void errors(Draft draft, Part measurement) {
        for (Part error :
                measurement.in("error aggregate document").in("error document").items()) {
            Cell what = error.in("error").cell();
            draft.warning("INSTRUMENT_WARNING", "", what.shown() + ": judge whether the result stands.");
        }
    }

    private static String instrument(Part aggregate, List<Proposal> proposals) {
        Part system = aggregate.in("device system document");
        String model = system.first("brand name", "model number", "product manufacturer")
                .cell()
                .stripped();
        String serial = system.first("equipment serial number", "device identifier")
                .cell()
                .stripped();
        String known = model.isEmpty() ? Fitting.words(proposals.get(0).kind()) : Cell.cut(model, 100);
        return known + (serial.isEmpty() ? "" : ", " + Cell.cut(serial, 100)) + " (Allotrope Simple Model)";
    }

    private static String software(Part aggregate) {
        Part data = aggregate.in("data system document");
        String name = data.in("software name").cell().stripped();
        String version = data.in("software version").cell().stripped();
        return Cell.cut((name + " " + version).strip(), 100);
    }
}
