package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.Decision;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Gate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code verify FILE.pdf --export FOLDER}: what a certificate cannot say of itself, the exported ledger tells. */
class CertificateInLedgerTest {
    private static final Lab LAB = TimedLab.lab();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void aHeldATwiceCertifiedAndAReleasedLotInOneExport() throws Exception {
        decided("INL-1");
        UUID held = decided("INL-2");
        TimedLab.done(TimedLab.act(held, "hold", "qa", Map.of("reason", "A complaint about the bag.")));
        UUID twice = decided("INL-3");
        LAB.lots().find(twice).orElseThrow().tests().stream()
                .filter(test -> test.specification().gate() == Gate.LATE && test.phase() != TestPhase.CONCLUDED)
                .forEach(test -> LAB.way()
                        .performAndAccept(
                                twice, LAB.dose(), test.specification().id()));
        LAB.way().decide(twice, Decision.RELEASE, "");
        TimedLab.runJobs();
        LAB.bean(Sealer.class).now();
        ExportLedger.write(LAB.owner(), folder.resolve("export"), Clock.systemUTC());
        decided("INL-4");
    }

    @Test
    void tellsThatNothingIsKnownAgainstIt() throws Exception {
        assertThat(verified("COA-INL-1-1"))
                .contains("knows no later certificate, no hold and no recall")
                .doesNotContain("Superseded", "Suspended");
        assertThat(verified("COA-INL-3-2")).contains("knows no later certificate, no hold and no recall");
    }

    @Test
    void tellsThatItIsSupersededOrSuspended() throws Exception {
        assertThat(verified("COA-INL-3-1")).contains("FAULT: Superseded: version 2 took its place.");
        assertThat(verified("COA-INL-2-1")).contains("FAULT: Suspended: the lot is on hold");
    }

    @Test
    void tellsThatTheExportIsOlderThanTheCertificate() throws Exception {
        assertThat(verified("COA-INL-4-1")).contains("FAULT: The exported ledger knows no certificate COA-INL-4-1.");
    }

    @Test
    void believesNoLedgerThatWasChanged() throws Exception {
        Path changed = Files.createDirectory(folder.resolve("changed"));
        try (var files = Files.list(folder.resolve("export"))) {
            for (Path file : files.toList()) {
                Files.copy(file, changed.resolve(file.getFileName()));
            }
        }
        Path ledger = changed.resolve("ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("ON_HOLD", "RELEASED"));

        assertThat(verified("COA-INL-2-1", changed))
                .contains("FAULT: The exported ledger does not hold")
                .doesNotContain("knows no later certificate");
    }

    private static String verified(String number) throws Exception {
        return verified(number, folder.resolve("export"));
    }

    private static String verified(String number, Path export) throws Exception {
        byte[] pdf = LAB.certificates()
                .pdf(LAB.certificates().find(number).orElseThrow())
                .orElseThrow();
        Path file = Files.write(folder.resolve(number + ".pdf"), pdf);
        Path site =
                Files.writeString(folder.resolve("site.pem"), DossierLots.site().pem());
        StringWriter printed = new StringWriter();
        new CommandLine(new Verify())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(file.toString(), "--certificate", site.toString(), "--export", export.toString());
        return printed.toString();
    }

    private static UUID decided(String number) {
        SampleLot sample = LAB.dose().numbered(number);
        SampleWay way = LAB.way();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.lot(lot).specification().tests().stream()
                .filter(test -> test.gate().beforeDecision())
                .forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.CONDITIONAL_RELEASE, "");
        TimedLab.runJobs();
        return lot;
    }
}
