package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.certificate.Certificates;
import io.lotgate.lot.Decision;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Status;
import io.lotgate.lot.TestPhase;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data of every release so far comes into this one: records as they were, and running lots go on. */
class UpgradeTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    static List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void takesOverTheDataOfARelease(Path release, @TempDir Path folder) throws Exception {
        DataFolder data = new DataFolder(folder.resolve("data"));
        Instant saved;
        try (BackupFile backup = BackupFile.open(release)) {
            saved = backup.manifest().createdAt();
            Restoration.Restored restored =
                    Restore.into(data, new Restoration(backup, Optional.empty(), Optional.empty()));
            assertThat(restored.verification().entries())
                    .isEqualTo(backup.manifest().entries());
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data);
                ConfigurableApplicationContext context = start(server, saved.plusSeconds(3600))) {
            certificatesAreUnchanged(context, release);
            jobsOfThatReleaseAreDone(context);
            theOpenLotGoesOn(context);
            assertThat(Verify.verify(context.getBean(JdbcClient.class)).faults())
                    .isEmpty();
        }
    }

    /** As on an hour after the backup: the fixture's lots must not expire while years pass. */
    private static ConfigurableApplicationContext start(EmbeddedDatabase server, Instant at) {
        SpringApplication application = new SpringApplication(LotgateApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of(
                "spring.config.location", "classpath:/META-INF/lotgate/standalone/",
                "spring.datasource.url", server.url(),
                "spring.datasource.username", "lotgate_app",
                "spring.datasource.password", server.appPassword(),
                "lotgate.owner.username", "lotgate_owner",
                "lotgate.owner.password", server.ownerPassword(),
                "lotgate.sample-lots", "false"));
        Clock now = Clock.systemUTC();
        Clock then = Clock.offset(now, Duration.between(now.instant(), at));
        application.addInitializers(context ->
                ((GenericApplicationContext) context).registerBeanDefinition("thatReleasesClock", marked(then)));
        return application.run();
    }

    /** A clock as a host marks it for Lotgate. */
    private static BeanDefinition marked(Clock clock) {
        RootBeanDefinition bean = new RootBeanDefinition(Clock.class, () -> clock);
        bean.addQualifier(new AutowireCandidateQualifier(ForLotgate.class));
        return bean;
    }

    private static void certificatesAreUnchanged(ConfigurableApplicationContext context, Path release)
            throws IOException {
        Certificates certificates = context.getBean(Certificates.class);
        List<String> expected = Files.readAllLines(release.resolveSibling(release.getFileName() + ".certificates"));
        assertThat(expected).isNotEmpty().allSatisfy(line -> {
            String number = line.substring(0, line.indexOf(' '));
            byte[] pdf = certificates
                    .pdf(certificates.of(lot(context, number)).get(0))
                    .orElseThrow();
            assertThat(number + " " + Digest.of(pdf)).isEqualTo(line);
        });
        Lots lots = context.getBean(Lots.class);
        assertThat(lots.find(ReleaseFixture.REJECTED).orElseThrow().status()).isEqualTo(Status.REJECTED);
        assertThat(lots.find(ReleaseFixture.IN_QUARANTINE).orElseThrow().status())
                .isEqualTo(Status.QUARANTINE);
    }

    private static void jobsOfThatReleaseAreDone(ConfigurableApplicationContext context) throws InterruptedException {
        Certificates certificates = context.getBean(Certificates.class);
        UUID lot = lot(context, ReleaseFixture.BEING_ISSUED);
        assertThat(ReleaseFixture.certificate(certificates, lot))
                .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(certificates.of(lot)).hasSize(1);
    }

    private static void theOpenLotGoesOn(ConfigurableApplicationContext context) throws InterruptedException {
        Clock clock = context.getBean("lotgateClock", Clock.class);
        SampleWay way = new SampleWay(
                context.getBean(Accounts.class),
                context.getBean(ReleaseProcess.class),
                context.getBean(Lots.class),
                clock,
                line -> {});
        UUID lot = lot(context, ReleaseFixture.UNDER_TEST);
        SampleLot sample = ReleaseFixture.dose(ReleaseFixture.UNDER_TEST);
        for (LotTest test : way.lot(lot).tests()) {
            finish(way, lot, sample, test.specification().id(), clock);
        }
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.RELEASE, "");
        assertThat(ReleaseFixture.certificate(context.getBean(Certificates.class), lot))
                .isNotEmpty();
    }

    private static void finish(SampleWay way, UUID lot, SampleLot sample, String test, Clock clock) {
        LotTest open = way.lot(lot).test(test).orElseThrow();
        if (open.phase() == TestPhase.TO_PERFORM) {
            Optional<String> reason = open.latest().map(before -> "As the reviewer asked (constructed)");
            way.perform(lot, sample, test, sample.observation(test, clock), reason);
        }
        if (open.phase() != TestPhase.CONCLUDED) {
            way.accept(lot, test);
        }
    }

    private static UUID lot(ConfigurableApplicationContext context, String number) {
        return context.getBean(Lots.class).find(number).orElseThrow().id();
    }
}
