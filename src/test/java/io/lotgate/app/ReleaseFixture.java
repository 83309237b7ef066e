package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.certificate.Certificates;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lots;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.value.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Writes this release's data as a backup that every later release has to restore: a lot in each state, one certificate
 * decided and not yet made. A release's fixture is written once and never again.
 */
final class ReleaseFixture {
    static final String IN_QUARANTINE = "FIXTURE-QUARANTINE";
    static final String UNDER_TEST = "FIXTURE-UNDER-TEST";
    static final String RELEASED = "FIXTURE-RELEASED";
    static final String REJECTED = "FIXTURE-REJECTED";
    static final String BEING_ISSUED = "FIXTURE-BEING-ISSUED";

    private ReleaseFixture() {}

    /** @param arguments the file to write; that of this release when none is given */
    public static void main(String[] arguments) throws Exception {
        Path file = arguments.length > 0
                ? Path.of(arguments[0])
                : Path.of("src/test/resources/fixtures/lotgate-" + Version.current() + ".zip");
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " exists: a release's fixture is never made anew");
        }
        Path data = Files.createTempDirectory("lotgate-fixture");
        List<String> made = new ArrayList<>();
        run(data, true, context -> made.addAll(untilIssued(context)));
        run(data, false, context -> beingIssued(way(context)));
        int code = Main.commandLine().execute("backup", file.toString(), "--data", data.toString());
        Files.write(file.resolveSibling(file.getFileName() + ".certificates"), made);
        System.exit(code);
    }

    private interface Part {
        void with(ConfigurableApplicationContext context) throws Exception;
    }

    private static void run(Path data, boolean jobs, Part part) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("lotgate.sample-data", true);
        settings.put("lotgate.sample-lots", false);
        settings.put("lotgate.jobs.enabled", jobs);
        Standalone standalone = new Standalone(data, settings);
        try (ConfigurableApplicationContext context = standalone.start(WebApplicationType.NONE)) {
            part.with(context);
        } finally {
            standalone.stopDatabase();
        }
    }

    private static SampleWay way(ConfigurableApplicationContext context) {
        return new SampleWay(
                context.getBean(Accounts.class),
                context.getBean(ReleaseProcess.class),
                context.getBean(Lots.class),
                context.getBean(Clock.class),
                line -> {});
    }

    /** The issued certificates' lots, each with the SHA-256 of its bytes. */
    private static List<String> untilIssued(ConfigurableApplicationContext context) throws InterruptedException {
        SampleWay way = way(context);
        way.register(dose(IN_QUARANTINE));
        underTest(way, context.getBean(Clock.class));
        UUID released = decided(way, RELEASED, Decision.RELEASE, "");
        UUID rejected = decided(way, REJECTED, Decision.REJECT, "Thawed in transport (constructed)");
        Certificates certificates = context.getBean(Certificates.class);
        return List.of(
                RELEASED + " " + Digest.of(certificate(certificates, released)),
                REJECTED + " " + Digest.of(certificate(certificates, rejected)));
    }

    /** A correction that waits for its review, a result sent back, a test that nobody began. */
    private static void underTest(SampleWay way, Clock clock) {
        SampleLot sample = dose(UNDER_TEST);
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.performAndAccept(lot, sample, "viability");
        for (String test : List.of("endotoxin", "negative-markers")) {
            way.perform(lot, sample, test, sample.observation(test, clock), Optional.empty());
            way.sendBack(lot, test, "State the cartridge's lot (constructed).");
        }
        way.perform(
                lot, sample, "endotoxin", sample.observation("endotoxin", clock), Optional.of("Stated (constructed)"));
    }

    private static void beingIssued(SampleWay way) {
        decided(way, BEING_ISSUED, Decision.RELEASE, "");
    }

    private static UUID decided(SampleWay way, String number, Decision decision, String reason) {
        SampleLot sample = dose(number);
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        way.lot(lot).specification().tests().forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, decision, reason);
        return lot;
    }

    static SampleLot dose(String number) {
        return SampleLot.all().stream()
                .filter(lot -> lot.number().equals("UCM-P4-2"))
                .findFirst()
                .orElseThrow()
                .numbered(number);
    }

    /** Waits for the certificate, which is made in the background. */
    static byte[] certificate(Certificates certificates, UUID lot) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            Optional<byte[]> pdf = certificates.pdf(certificates.of(lot).get(0));
            if (pdf.isPresent()) {
                return pdf.get();
            }
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("no certificate within a minute");
    }
}
