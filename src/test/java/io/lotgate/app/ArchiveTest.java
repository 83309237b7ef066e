package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.certificate.CertificateArchive;
import io.lotgate.certificate.CertificateLine;
import io.lotgate.certificate.CertificateQuery;
import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.certificate.Standing;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Listing;
import io.lotgate.lot.Status;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Gate;
import io.lotgate.value.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archive finds certificates by everything an auditor asks for, and hands them out on record. */
class ArchiveTest {
    private static final Lab LAB = TimedLab.lab();
    private static final String OURS = "ARC-";

    @BeforeAll
    static void aReleasedARejectedAHeldAndATwiceCertifiedLot() {
        decided("ARC-1", Decision.CONDITIONAL_RELEASE, "");
        decided("ARC-2", Decision.REJECT, "viability");
        UUID held = decided("ARC-3", Decision.CONDITIONAL_RELEASE, "");
        TimedLab.done(TimedLab.act(held, "hold", "qa", Map.of("reason", "A complaint about the bag.")));
        UUID twice = decided("ARC-4", Decision.CONDITIONAL_RELEASE, "");
        late(twice);
        LAB.way().decide(twice, Decision.RELEASE, "");
        TimedLab.runJobs();
    }

    @Test
    void findsByLotCertificateAndRecipient() {
        assertThat(numbers(asked("ARC-2"))).containsExactly("COA-ARC-2-1");
        assertThat(numbers(asked("coa-arc-4-2"))).containsExactly("COA-ARC-4-2");
        assertThat(numbers(asked(OURS)))
                .containsExactly("COA-ARC-4-2", "COA-ARC-4-1", "COA-ARC-3-1", "COA-ARC-2-1", "COA-ARC-1-1");
        assertThat(archive().list(asked("P4"), 50).rows())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.recipient() + line.lot()).contains("P4"));
        assertThat(numbers(asked("ARC_2"))).as("an underscore is a character").isEmpty();
    }

    @Test
    void findsByWhatItSaysAndHowTheLotStandsNow() {
        assertThat(numbers(of(Optional.of(Status.ON_HOLD), Optional.empty(), false)))
                .containsExactly("COA-ARC-3-1");
        assertThat(numbers(of(Optional.empty(), Optional.of(Standing.REJECTED), false)))
                .containsExactly("COA-ARC-2-1");
        assertThat(numbers(of(Optional.empty(), Optional.empty(), true))).doesNotContain("COA-ARC-4-1");
    }

    @Test
    void findsByTheDayOfIssue() {
        Instant now = Instant.now();
        assertThat(numbers(between(now.minus(1, ChronoUnit.HOURS), now.plus(1, ChronoUnit.HOURS))))
                .hasSize(5);
        assertThat(numbers(between(now.minus(9, ChronoUnit.DAYS), now.minus(1, ChronoUnit.DAYS))))
                .isEmpty();
    }

    @Test
    void saysWhichAreSupersededOrSuspended() {
        Map<String, String> warnings = new LinkedHashMap<>();
        archive().list(asked(OURS), 50).rows().forEach(line -> warnings.put(line.number(), line.warning()));

        assertThat(warnings.get("COA-ARC-4-1")).isEqualTo("Superseded: version 2 took its place.");
        assertThat(warnings.get("COA-ARC-3-1")).startsWith("Suspended: the lot is on hold");
        assertThat(warnings.get("COA-ARC-4-2") + warnings.get("COA-ARC-2-1") + warnings.get("COA-ARC-1-1"))
                .isEmpty();
    }

    @Test
    void turnsPagesForthAndBack() {
        Listing<CertificateLine> first = archive().list(asked(OURS), 2);
        CertificateLine last = first.rows().get(1);
        Listing<CertificateLine> second = archive().list(asked(OURS, CertificateQuery.key(last), ""), 2);
        CertificateLine third = second.rows().get(0);

        assertThat(second.rows()).extracting(CertificateLine::number).containsExactly("COA-ARC-3-1", "COA-ARC-2-1");
        assertThat(archive()
                        .list(asked(OURS, "", CertificateQuery.key(third)), 2)
                        .rows())
                .isEqualTo(first.rows());
        assertThat(archive().list(asked(OURS, "no place", ""), 2).rows()).isEqualTo(first.rows());
    }

    @Test
    void handsOutSeveralAtOnceWithTheirChecksumsAndPutsItOnRecord() throws Exception {
        Visitor auditor = Visitor.signedIn(LAB.url(), "auditor", SamplePeople.PASSWORD);
        long before = LAB.bean(Ledger.class).version("download/auditor");
        HttpResponse<byte[]> answer =
                auditor.postForBytes("/lotgate/certificates", Map.of("q", OURS, "current", "yes", "all", "yes"));
        Map<String, byte[]> files = unzipped(answer.body());

        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "checksums.sha256",
                        "COA-ARC-1-1.json",
                        "COA-ARC-1-1.pdf",
                        "COA-ARC-2-1.json",
                        "COA-ARC-2-1.pdf",
                        "COA-ARC-3-1.json",
                        "COA-ARC-3-1.pdf",
                        "COA-ARC-4-2.json",
                        "COA-ARC-4-2.pdf");
        Certificate certificate = LAB.certificates().find("COA-ARC-4-2").orElseThrow();
        assertThat(Digest.of(files.get("COA-ARC-4-2.pdf")))
                .isEqualTo(certificate.pdf().orElseThrow());
        assertThat(Digest.of(files.get("COA-ARC-4-2.json")))
                .isEqualTo(certificate.content().digest());
        List<String> sums = new String(files.remove("checksums.sha256"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(sums).hasSameSizeAs(files.keySet()).allSatisfy(line -> assertThat(line.substring(0, 64))
                .isEqualTo(Digest.of(files.get(line.substring(66))).hex()));
        Entry entry = LAB.bean(Ledger.class)
                .entries("download/auditor", before + 1, 1)
                .get(0);
        assertThat(entry.action()).isEqualTo("downloaded");
        assertThat(entry.actor().username()).isEqualTo("auditor");
        assertThat(entry.after().path("file").asString("")).contains("COA-ARC-1-1", "COA-ARC-4-2");
        assertThat(entry.after().path("sha256").asString(""))
                .isEqualTo(Digest.of(answer.body()).hex());
    }

    @Test
    void putsTheDownloadOfOneCertificateOnRecord() throws Exception {
        Visitor auditor = Visitor.signedIn(LAB.url(), "reviewer", SamplePeople.PASSWORD);
        long before = LAB.bean(Ledger.class).version("download/reviewer");
        byte[] pdf = auditor.bytes("/lotgate/certificates/COA-ARC-1-1.pdf");
        Entry entry = LAB.bean(Ledger.class)
                .entries("download/reviewer", before + 1, 1)
                .get(0);

        assertThat(entry.after().path("sha256").asString(""))
                .isEqualTo(Digest.of(pdf).hex());
        assertThat(auditor.get("/lotgate/certificates/COA-NONE-1.pdf").statusCode())
                .isEqualTo(404);
        assertThat(LAB.bean(Ledger.class).version("download/reviewer")).isEqualTo(before + 1);
    }

    @Test
    void saysWhatToDoWhenNothingIsChosen() throws Exception {
        Visitor auditor = Visitor.signedIn(LAB.url(), "auditor", SamplePeople.PASSWORD);
        HttpResponse<String> answer = auditor.post("/lotgate/certificates", Map.of("q", OURS));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose at least one certificate", "COA-ARC-1-1");
    }

    private static UUID decided(String number, Decision decision, String reason) {
        SampleLot sample = LAB.dose().numbered(number);
        SampleWay way = LAB.way();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.lot(lot).specification().tests().stream()
                .filter(test -> test.gate().beforeDecision())
                .forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, decision, reason);
        TimedLab.runJobs();
        return lot;
    }

    private static void late(UUID lot) {
        LAB.lots().find(lot).orElseThrow().tests().stream()
                .filter(test -> test.specification().gate() == Gate.LATE && test.phase() != TestPhase.CONCLUDED)
                .map(test -> test.specification().id())
                .forEach(test -> LAB.way().performAndAccept(lot, LAB.dose(), test));
    }

    private static CertificateArchive archive() {
        return LAB.certificates().archive();
    }

    private static List<String> numbers(CertificateQuery query) {
        return archive().list(query, 50).rows().stream()
                .map(CertificateLine::number)
                .toList();
    }

    private static CertificateQuery asked(String text) {
        return asked(text, "", "");
    }

    private static CertificateQuery asked(String text, String after, String before) {
        return new CertificateQuery(
                text,
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Listing.Place.of(after, before));
    }

    private static CertificateQuery of(Optional<Status> status, Optional<Standing> standing, boolean current) {
        return new CertificateQuery(
                OURS,
                List.of(),
                "",
                status,
                standing,
                current,
                Optional.empty(),
                Optional.empty(),
                Listing.Place.START);
    }

    private static CertificateQuery between(Instant from, Instant until) {
        return new CertificateQuery(
                OURS,
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(from),
                Optional.of(until),
                Listing.Place.START);
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (Optional<ZipEntry> entry = Optional.ofNullable(zip.getNextEntry());
                    entry.isPresent();
                    entry = Optional.ofNullable(zip.getNextEntry())) {
                files.put(entry.get().getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
