package io.lotgate.web;

import io.lotgate.document.Documents;
import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.ColumnMaps;
import io.lotgate.intake.Intake;
import io.lotgate.intake.Occasion;
import io.lotgate.intake.Proposal;
import io.lotgate.intake.Reading;
import io.lotgate.intake.Worksheet;
import io.lotgate.lot.InstrumentFile;
import io.lotgate.lot.Lot;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Reception;
import io.lotgate.lot.Refusal;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Digest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads instruments' files and worksheets for the task form: preview first, values only when a person takes a sample. */
@Component
final class InstrumentFiles {
    private static final String ACCEPTS = ".csv,.tsv,.txt,.xls,.xlsx,.json,.xml,.wsp,.rdml";

    /** A row, and the content of the column map that it was shown by, so that no other is taken for it. */
    private static final String KEY = "[0-9]{1,5}(@[0-9a-f]{64})?";

    private static final String KEYS = KEY + "(," + KEY + "){0,95}";

    private final Intake intake;
    private final ColumnMaps maps;
    private final Documents documents;
    private final ReleaseProcess process;
    private final Clock clock;

    InstrumentFiles(
            Intake intake,
            ColumnMaps maps,
            Documents documents,
            ReleaseProcess process,
            @Qualifier("lotgateClock") Clock clock) {
        this.intake = intake;
        this.maps = maps;
        this.documents = documents;
        this.process = process;
        this.clock = clock;
    }

    /** Reads an upload, keeps it with what was found, and gives its SHA-256; empty with a message when refused. */
    Upload upload(Lot lot, TestSpecification test, String name, byte[] content) {
        Reading reading = reading(lot, test, name, content);
        String found = reading instanceof Reading.Recognised recognised
                ? recognised.instrument()
                        + (ofWorksheet(recognised)
                                ? ""
                                : ", " + recognised.proposals().size() + " samples")
                        + recognised
                                .columnMap()
                                .map(map -> ", column map SHA-256 " + map.hex())
                                .orElse("")
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
    IntakeView view(Lot lot, LotTest test, String sha256, String name, String error, String taken) {
        Optional<IntakeView.Preview> preview =
                read(lot, test, sha256, name).map(reading -> preview(lot, sha256, name, reading, taken));
        return new IntakeView(
                ACCEPTS,
                instruments(test.specification()),
                lot.registration().number(),
                LotViews.href(lot) + "/worksheet.xlsx",
                error,
                preview);
    }

    /** What the chosen rows of a kept file give together, usable or not; empty when they are no rows of it. */
    Optional<TakenSample> chosen(Lot lot, LotTest test, String sha256, String name, String keys) {
        if (!keys.matches(KEYS)) {
            return Optional.empty();
        }
        List<String> chosen = Stream.of(keys.split(",", -1)).distinct().toList();
        List<Integer> rows = chosen.stream()
                .map(key -> Integer.parseInt(key.replaceFirst("@.*", "")))
                .toList();
        return read(lot, test, sha256, name)
                .filter(reading ->
                        rows.stream().map(row -> key(row, reading)).toList().equals(chosen))
                .filter(reading ->
                        rows.stream().allMatch(row -> row < reading.proposals().size()))
                .map(reading -> new TakenSample(
                        sha256,
                        name,
                        reading.instrument(),
                        reading.columnMap().map(Digest::hex),
                        intake.together(
                                rows.stream().map(reading.proposals()::get).toList())));
    }

    /** Why a choice cannot be taken. */
    static String objections(TakenSample sample) {
        return sample.proposal().findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::message)
                .collect(Collectors.joining(" "));
    }

    private Optional<Reading.Recognised> read(Lot lot, LotTest test, String sha256, String name) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        Occasion occasion =
                new Occasion(lot.reception().map(Reception::collectedAt), LotViews.zone(lot), clock.instant());
        return documents
                .file(new Digest(sha256))
                .map(bytes -> reading(lot, test.specification(), name, bytes))
                .filter(Reading.Recognised.class::isInstance)
                .map(Reading.Recognised.class::cast)
                .map(reading ->
                        ofWorksheet(reading) ? reading : intake.forTest(reading, test.specification(), occasion))
                .map(reading -> new UsedBefore(test, sha256).mark(reading));
    }

    /** A worksheet is this lot's own; any other file is an instrument's. */
    private Reading reading(Lot lot, TestSpecification test, String name, byte[] content) {
        return Worksheet.read(content, subject(lot), test.id())
                .orElseGet(() -> maps.intake().read(name, content));
    }

    /** What a worksheet of a lot asks for. */
    static Worksheet.Subject subject(Lot lot) {
        return new Worksheet.Subject(
                lot.registration().number(),
                lot.specification(),
                lot.tests().stream().map(LotTest::specification).toList(),
                LotViews.zone(lot));
    }

    private static boolean ofWorksheet(Reading.Recognised reading) {
        return reading.proposals().stream().anyMatch(one -> one.kind() == Proposal.Kind.WORKSHEET);
    }

    private String instruments(TestSpecification test) {
        String known = maps.intake().instruments(test);
        return known.isEmpty() ? "this lot's worksheet" : known + ", this lot's worksheet";
    }

    private static IntakeView.Preview preview(
            Lot lot, String sha256, String name, Reading.Recognised reading, String taken) {
        List<IntakeView.SampleRow> rows = new ArrayList<>();
        for (int i = 0; i < reading.proposals().size(); i++) {
            rows.add(row(lot, key(i, reading), reading.proposals().get(i)));
        }
        Proposal.Kind kind = reading.proposals().get(0).kind();
        return new IntakeView.Preview(
                new FileView(name, sha256, "", "/lotgate/files/" + sha256),
                reading.instrument() + (reading.software().isEmpty() ? "" : ", software " + reading.software()),
                MeasuredColumns.headings(kind),
                rows,
                reading.findings().stream().map(InstrumentFiles::row).toList(),
                reading.controls().stream().map(InstrumentFiles::control).toList(),
                reading.ignored(),
                several(reading),
                taken);
    }

    private static String key(int row, Reading.Recognised reading) {
        return row + reading.columnMap().map(map -> "@" + map.hex()).orElse("");
    }

    /** Wells are added up; populations fill a panel. Of counts one is chosen. */
    private static boolean several(Reading.Recognised reading) {
        return reading.proposals().get(0).kind() == Proposal.Kind.DIGITAL_PCR
                || reading.proposals().stream()
                        .anyMatch(one -> one.observation().has("markers"));
    }

    private static FactRow control(Reading.Control control) {
        String unit = control.unit().isEmpty() ? "" : " " + control.unit();
        return FactRow.of(
                (control.name() + " " + control.subject()).strip(),
                control.value() + unit,
                control.origin().place());
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
                MeasuredColumns.values(proposal),
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
