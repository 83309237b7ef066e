package io.lotgate.web;

import io.lotgate.document.Documents;
import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Intake;
import io.lotgate.intake.Proposal;
import io.lotgate.intake.Reading;
import io.lotgate.lot.InstrumentFile;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads instruments' files for the task form: preview first, values only when a person takes a sample. */
@Component
final class InstrumentFiles {
    private static final String ACCEPTS = ".csv,.txt";
    private static final String INSTRUMENTS = "Vi-CELL BLU, NucleoCounter NC-200, NC-202 and NC-View";

    private final Intake intake;
    private final Documents documents;
    private final ReleaseProcess process;

    InstrumentFiles(Intake intake, Documents documents, ReleaseProcess process) {
        this.intake = intake;
        this.documents = documents;
        this.process = process;
    }

    /** Reads an upload, keeps it with what was found, and gives its SHA-256; empty with a message when refused. */
    Upload upload(Lot lot, TestSpecification test, String name, byte[] content) {
        Reading reading = intake.read(name, content);
        String found = reading instanceof Reading.Recognised recognised
                ? recognised.instrument() + ", " + recognised.proposals().size() + " samples"
                : "refused: " + messages(reading.findings());
        var kept = process.keepFile(lot.id(), test.id(), name, content, found, Session.actor());
        if (kept instanceof Outcome.Refused<InstrumentFile> refused) {
            return new Upload(
                    "", refused.reasons().stream().map(Refusal::message).collect(Collectors.joining(" ")));
        }
        return reading instanceof Reading.Recognised
                ? new Upload(Digest.of(content).hex(), "")
                : new Upload("", messages(reading.findings()));
    }

    /** The file part of the form, with the preview of a kept file. */
    IntakeView view(Lot lot, String sha256, String name, String error, String taken) {
        Optional<IntakeView.Preview> preview =
                read(sha256, name).map(reading -> preview(lot, sha256, name, reading, taken));
        return new IntakeView(ACCEPTS, INSTRUMENTS, lot.registration().number(), error, preview);
    }

    /** The chosen sample of a kept file, when it may be taken. */
    Optional<TakenSample> taken(String sha256, String name, String key) {
        return read(sha256, name).flatMap(reading -> {
            boolean number = key.matches("[0-9]{1,5}");
            int index = number ? Integer.parseInt(key) : -1;
            return number
                            && index < reading.proposals().size()
                            && reading.proposals().get(index).usable()
                    ? Optional.of(new TakenSample(
                            sha256,
                            name,
                            reading.instrument(),
                            reading.proposals().get(index)))
                    : Optional.empty();
        });
    }

    private Optional<Reading.Recognised> read(String sha256, String name) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        return documents
                .file(new Digest(sha256))
                .map(bytes -> intake.read(name, bytes))
                .filter(Reading.Recognised.class::isInstance)
                .map(Reading.Recognised.class::cast);
    }

    private static IntakeView.Preview preview(
            Lot lot, String sha256, String name, Reading.Recognised reading, String taken) {
        List<IntakeView.SampleRow> rows = new ArrayList<>();
        for (int i = 0; i < reading.proposals().size(); i++) {
            rows.add(row(lot, Integer.toString(i), reading.proposals().get(i)));
        }
        return new IntakeView.Preview(
                new FileView(name, sha256, "", "/lotgate/files/" + sha256),
                reading.instrument() + (reading.software().isEmpty() ? "" : ", software " + reading.software()),
                List.of("Viable cells/mL", "Viability %", "Counted"),
                rows,
                reading.findings().stream().map(InstrumentFiles::row).toList(),
                taken);
    }

    private static IntakeView.SampleRow row(Lot lot, String key, Proposal proposal) {
        String line = proposal.origins().stream()
                .map(origin -> Integer.toString(origin.line()))
                .findFirst()
                .orElse("");
        return new IntakeView.SampleRow(
                key,
                line,
                proposal.sampleName(),
                List.of(
                        proposal.observation().path("viablePerMl").asString(""),
                        proposal.observation().path("viability").asString(""),
                        proposal.performedAt().orElse("")),
                proposal.findings().stream().map(InstrumentFiles::row).toList(),
                proposal.sampleName().equals(lot.registration().number()),
                proposal.usable());
    }

    static FindingRow row(Finding finding) {
        return new FindingRow(finding.severity().name(), finding.code(), finding.where(), finding.message());
    }

    private static String messages(List<Finding> findings) {
        return findings.stream().map(Finding::message).collect(Collectors.joining(" "));
    }

    /** What became of an upload: the kept file's SHA-256, or why it was refused. */
    record Upload(String sha256, String error) {}
}
