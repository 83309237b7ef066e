package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.SiteCertificate;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.ConcludeInvestigation;
import io.lotgate.lot.Conclusion;
import io.lotgate.lot.Decision;
import io.lotgate.lot.LaboratoryFindings;
import io.lotgate.lot.LaboratoryPhase;
import io.lotgate.lot.PlanRetests;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A lot whose viability failed, was investigated and confirmed; a file was read for it, and the lot was rejected. */
public final class DossierLots {
    private static final Lab LAB = TimedLab.lab();
    private static final String NUMBER = "DOSSIER-1";
    private static final Path FILE = Path.of("config/samples/counter/Beckman_Vi-Cell-BLU_example01.csv");

    private DossierLots() {}

    /** The ZIP of its dossier, as the auditor downloads it. */
    public static byte[] failed() {
        SampleLot sample = LAB.dose().numbered(NUMBER);
        SampleWay way = LAB.way();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        try {
            Visitor technician = Visitor.signedIn(LAB.url(), "technician", SamplePeople.PASSWORD);
            technician.upload(
                    "/lotgate/lots/" + NUMBER + "/tests/viability/perform/read",
                    "Beckman_Vi-Cell-BLU_example01.csv",
                    uploaded());
            way.perform(
                    lot,
                    sample,
                    "viability",
                    RecordJson.object().put("viablePerMl", "760000").put("viability", "71"),
                    Optional.empty());
            way.accept(lot, "viability");
            investigated(lot);
            way.lot(lot).specification().tests().stream()
                    .filter(test -> !test.id().equals("viability"))
                    .forEach(test -> way.performAndAccept(lot, sample, test.id()));
            way.reviewBatchRecord(lot, "", "");
            way.decide(lot, Decision.REJECT, "viability");
            TimedLab.runJobs();
            long before = LAB.ledger().version("download/auditor");
            byte[] zip = Visitor.signedIn(LAB.url(), "auditor", SamplePeople.PASSWORD)
                    .bytes("/lotgate/lots/" + NUMBER + "/dossier.zip");
            assertThat(LAB.ledger().version("download/auditor"))
                    .as("the download is on record")
                    .isEqualTo(before + 1);
            return zip;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes that were uploaded for it. */
    public static byte[] uploaded() {
        try {
            return Files.readAllBytes(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SiteCertificate site() {
        return LAB.bean(Keyring.class).key().orElseThrow().certificate();
    }

    private static void investigated(UUID lot) {
        UUID open = LAB.way()
                .lot(lot)
                .test("viability")
                .orElseThrow()
                .openInvestigation()
                .orElseThrow()
                .opened()
                .id();
        List<LaboratoryPhase.Answer> answers = LaboratoryPhase.QUESTIONS.stream()
                .map(question -> new LaboratoryPhase.Answer(question.id(), question.text(), true, ""))
                .toList();
        TimedLab.done(LAB.process()
                .investigations()
                .laboratory(
                        Ids.next(),
                        lot,
                        new LaboratoryFindings(open, answers, "Nothing was found.", Optional.empty()),
                        LAB.actor("reviewer")));
        TimedLab.done(LAB.process()
                .investigations()
                .plan(
                        Ids.next(),
                        lot,
                        new PlanRetests(open, 0, AttemptKind.RETEST, "No event on record.", "Nothing to learn."),
                        LAB.actor("qa"),
                        Lab.credentials("qa")));
        TimedLab.done(LAB.process()
                .investigations()
                .conclude(
                        Ids.next(),
                        lot,
                        new ConcludeInvestigation(
                                open, Conclusion.Finding.CONFIRMED, Optional.empty(), "Counted anew."),
                        LAB.actor("qa"),
                        Lab.credentials("qa")));
    }
}
