package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.certificate.Certificates;
import io.lotgate.ledger.Verification;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lots;
import io.lotgate.process.ReleaseProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes one lot through the whole process without pages. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Takes one published dose from registration to a signed certificate, printing each step, on an"
                + " embedded database of its own; settings of another database are ignored.")
final class Demo implements Callable<Integer> {
    private static final String LOT = "UCM-P4-2";
    private static final Map<String, Object> SETTINGS = Map.of(
            "lotgate.sample-data", true,
            "lotgate.sample-lots", false,
            "lotgate.jobs.enabled", true,
            "server.address", "127.0.0.1");

    @Option(
            names = "--out",
            description = "Folder for the certificate, replaced if it is there (default: target/demo). The database"
                    + " lies in its folder demo-data, which is emptied first, but only if an earlier demo made it."
                    + " Nothing else is removed.")
    private Path out = Path.of("target", "demo");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoFolder folder = DemoFolder.in(out);
        folder.empty();
        Standalone standalone = Standalone.apart(folder.path(), SETTINGS);
        try (ConfigurableApplicationContext context = standalone.start(WebApplicationType.NONE)) {
            return run(context);
        } finally {
            standalone.stopDatabase();
        }
    }

    private int run(ConfigurableApplicationContext context) throws IOException, InterruptedException {
        PrintWriter print = spec.commandLine().getOut();
        SampleWay way = new SampleWay(
                context.getBean(Accounts.class),
                context.getBean(ReleaseProcess.class),
                context.getBean(Lots.class),
                context.getBean(Clock.class),
                line -> {
                    print.println("  " + line);
                    print.flush();
                });
        SampleLot sample = SampleLot.all().stream()
                .filter(lot -> lot.number().equals(LOT))
                .findFirst()
                .orElseThrow();
        print.println("SAMPLE DATA - not for clinical use. " + sample.note());
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        List<String> tests = way.lot(lot).specification().tests().stream()
                .map(test -> test.id())
                .toList();
        tests.forEach(test -> way.performAndAccept(lot, sample, test));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.RELEASE, "");
        Path pdf = certificate(context.getBean(Certificates.class), lot);
        print.println("  certificate " + pdf);
        Verification verification = Verify.verify(context.getBean(JdbcClient.class));
        print.println("  ledger: " + verification.entries() + " entries, "
                + (verification.holds() ? "all holds" : verification.faults().toString()));
        print.flush();
        return verification.holds() ? 0 : 1;
    }

    /** Waits for the certificate, which is made in the background after the decision. */
    private Path certificate(Certificates certificates, UUID lot) throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            Certificates.Certificate certificate = certificates.of(lot).get(0);
            var pdf = certificates.pdf(certificate);
            if (pdf.isPresent()) {
                return Files.write(out.resolve(certificate.number() + ".pdf"), pdf.get());
            }
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new StartupRefusal("the certificate was not issued within a minute; see the log above.");
    }
}
