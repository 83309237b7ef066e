package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import io.lotgate.account.Accounts;
import io.lotgate.document.Documents;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Decision;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.RegisterLot;
import io.lotgate.notify.Notice;
import io.lotgate.notify.Notices;
import io.lotgate.process.Escalation;
import io.lotgate.process.ReleaseProcess;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.node.ObjectNode;

/** People are told what happens to lots: by the whole program, with a mail server of its own and a clock put on. */
class NoticesWayTest {
    private static final String QA = "qa@lab.example";
    private static final String PHYSICIAN = "physician@hospital.example";
    private static final String SPONSOR = "sponsor@trial.example";
    private static final MovableClock CLOCK = new MovableClock();
    private static final int PORT = freePort();

    private static ConfigurableApplicationContext context;
    private static GreenMail server = server();
    private static int lots;

    private final SampleWay way = new SampleWay(bean(Accounts.class), process(), bean(Lots.class), CLOCK, line -> {});
    private final SampleLot sample = SampleLot.all().stream()
            .filter(lot -> lot.number().equals("UCM-P4-2"))
            .findFirst()
            .orElseThrow()
            .numbered("NOTICE-" + ++lots)
            .fresh();

    @BeforeAll
    static void start() throws Exception {
        Lab lab = Lab.lab();
        lab.emptyDatabase("notices");
        HikariDataSource own = (HikariDataSource) lab.bean(javax.sql.DataSource.class);
        server.start();
        SpringApplication application = new SpringApplication(LotgateApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setLogStartupInfo(false);
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", own.getJdbcUrl().replaceAll("/lotgate$", "/notices"));
        settings.put("spring.datasource.username", "lotgate_app");
        settings.put("spring.datasource.password", own.getPassword());
        settings.put("lotgate.owner.username", "lotgate_owner");
        settings.put("lotgate.owner.password", new DataFolder(lab.data()).secret("lotgate_owner"));
        settings.put("lotgate.sample-data", "true");
        settings.put("lotgate.sample-lots", "false");
        settings.put("lotgate.public-address", "https://lims.example.org/lims");
        settings.put("server.port", "0");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", Integer.toString(PORT));
        settings.put("lotgate.notices.every", "200ms");
        settings.put("lotgate.notices.late-failure", "QA_MANAGER," + PHYSICIAN + "," + SPONSOR);
        settings.put("lotgate.notices.assigned", "TASK");
        settings.put("lotgate.notices.mail.from", "lotgate@lab.example");
        settings.put("lotgate.notices.mail.people.qa", QA);
        settings.put("lotgate.notices.mail.tries", "3");
        settings.put("lotgate.notices.mail.first-pause", "1s");
        application.setDefaultProperties(Map.of("spring.config.location", "classpath:/META-INF/lotgate/standalone/"));
        application.addInitializers(starting -> {
            starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            RootBeanDefinition clock = new RootBeanDefinition(Clock.class, () -> CLOCK);
            clock.addQualifier(new AutowireCandidateQualifier(ForLotgate.class));
            ((GenericApplicationContext) starting).registerBeanDefinition("clockPutOn", clock);
        });
        context = application.run();
        approve();
    }

    @AfterAll
    static void stop() {
        context.close();
        server.stop();
    }

    @Test
    void theRoleWhoseTaskItIsIsTold() {
        UUID lot = register();
        assertThat(told("technician", lot)).containsExactly("ASSIGNED The samples are to be received.");
        way.receive(lot, sample);
        assertThat(told("technician", lot)).first().satisfies(text -> assertThat(text)
                .startsWith("ASSIGNED To be performed: ")
                .contains("Cell viability", "Mycoplasma")
                .doesNotContain("Dose, viable cells"));
        assertThat(told("reviewer", lot)).isEmpty();
        way.perform(lot, sample, "viability", sample.observation("viability", CLOCK), Optional.empty());
        assertThat(told("reviewer", lot)).containsExactly("ASSIGNED To be reviewed: Cell viability.");
        way.accept(lot, "viability");
        assertThat(told("technician", lot)).contains("ASSIGNED To be performed: Dose, viable cells per kilogram.");
        assertThat(told("auditor", lot)).isEmpty();
    }

    @Test
    void aResultOutOfSpecificationAndADecisionAreTold() {
        UUID lot = register();
        way.receive(lot, sample);
        way.perform(lot, sample, "viability", viability("51"), Optional.empty());
        String opened = "OUT_OF_SPECIFICATION Cell viability does not conform; investigation " + sample.number()
                + "-OOS1 is open.";
        assertThat(told("reviewer", lot)).contains(opened);
        assertThat(told("qa", lot)).contains(opened);
        assertThat(told("certifier", lot)).isEmpty();
        await(() ->
                mails(QA, "Lot " + sample.number() + ": Out of specification").size() == 1);

        UUID good = released();
        assertThat(told("certifier", good)).containsExactly("ASSIGNED The lot is to be decided.");
        assertThat(told("technician", good))
                .first()
                .isEqualTo("DECISION The lot is now released. Before, it was under test.");
    }

    @Test
    void aFailureAfterTheReleaseReachesPhysicianAndSponsorAtOnce() throws Exception {
        UUID lot = released();
        String number = way.lot(lot).registration().number();
        way.perform(lot, sample, "viability-at-bedside", viability("42"), Optional.empty());
        String subject = "[SAMPLE] Lot " + number + ": A test failed after the release";
        for (String address : List.of(PHYSICIAN, SPONSOR, QA)) {
            await(() -> mails(address, subject).size() == 1);
        }
        String text = mails(PHYSICIAN, subject).get(0).getContent().toString();
        assertThat(text)
                .contains("Cell viability at the bedside does not conform, and the lot was released before.")
                .contains("https://lims.example.org/lims/lotgate/lots/" + number)
                .doesNotContain(way.lot(lot).registration().recipient(), "42 %", "3.8");
        assertThat(told("qa", lot)).anyMatch(line -> line.startsWith("LATE_FAILURE "));
        assertThat(told("technician", lot)).noneMatch(line -> line.startsWith("LATE_FAILURE "));
        assertThat(entries(number))
                .filteredOn(entry -> entry.after().path("kind").asString("").equals("LATE_FAILURE"))
                .extracting(
                        entry -> entry.action() + " " + entry.after().path("to").asString(""))
                .containsExactlyInAnyOrder(
                        "notice mailed " + PHYSICIAN, "notice mailed " + SPONSOR, "notice mailed qa");
    }

    @Test
    void aRefusedCommandTellsNothing() {
        UUID lot = register();
        way.receive(lot, sample);
        List<String> before = told("qa", lot);
        Outcome<UUID> refused = process()
                .decide(
                        Ids.next(),
                        lot,
                        Decision.RELEASE,
                        "too early",
                        way.lot(lot).version(),
                        actor("certifier"),
                        Lab.credentials("certifier"));
        assertThat(refused).isInstanceOf(Outcome.Refused.class);
        assertThat(told("qa", lot)).isEqualTo(before);
        long kept = count("working.notice WHERE lot = '" + lot + "'");
        Map<String, String> reception = new HashMap<>(way.reception(sample));
        Outcome<UUID> twice = io.lotgate.lot.ReceiveSamples.read(reception, ZoneOffset.UTC)
                .then(command -> process().receive(Ids.next(), lot, command, actor("technician")));
        assertThat(twice).isInstanceOf(Outcome.Refused.class);
        assertThat(count("working.notice WHERE lot = '" + lot + "'")).isEqualTo(kept);
    }

    @Test
    void whatIsPastItsDueTimeIsToldOnceWhateverStartsAndHoweverManyLook() throws Exception {
        UUID lot = register();
        way.receive(lot, sample);
        way.perform(lot, sample, "viability", viability("51"), Optional.empty());
        assertThat(overdue("qa", lot)).isEmpty();
        CLOCK.forward(Duration.ofDays(2));
        await(() -> overdue("qa", lot).stream().anyMatch(text -> text.startsWith("The review of Cell viability")));
        List<Thread> nodes = List.of(node(), node(), node());
        nodes.forEach(Thread::start);
        for (Thread one : nodes) {
            one.join();
        }
        assertThat(overdue("qa", lot)).doesNotHaveDuplicates().anySatisfy(text -> assertThat(text)
                .startsWith("Bacterial endotoxin was due ")
                .endsWith("(UTC) and is not performed."));
        assertThat(overdue("reviewer", lot)).hasSize(1);
        assertThat(overdue("technician", lot)).noneMatch(text -> text.contains("review"));

        CLOCK.forward(Duration.ofDays(30));
        await(() -> overdue("reviewer", lot).stream()
                .anyMatch(text -> text.startsWith("The investigation of Cell viability was due ")
                        && text.endsWith("and is not concluded.")));
        await(() -> mails(QA, "Lot " + sample.number() + ": Overdue").size()
                == overdue("qa", lot).size());
        CLOCK.forward(Duration.ofDays(1));
        TimeUnit.MILLISECONDS.sleep(1000);
        assertThat(overdue("qa", lot)).doesNotHaveDuplicates();
    }

    @Test
    void aLotThatExpiresSoonIsToldOnce() throws Exception {
        Map<String, String> input = new HashMap<>(way.registration(sample));
        input.put("specification", "uc-msc-iv/9");
        input.put("expiresAt", CLOCK.instant().plus(Duration.ofDays(20)).toString());
        UUID lot = register(input);
        CLOCK.forward(Duration.ofDays(12));
        TimeUnit.MILLISECONDS.sleep(600);
        assertThat(told("certifier", lot)).isEmpty();
        CLOCK.forward(Duration.ofDays(4));
        await(() -> !told("certifier", lot).isEmpty());
        TimeUnit.MILLISECONDS.sleep(600);
        assertThat(told("certifier", lot)).singleElement().satisfies(text -> assertThat(text)
                .startsWith("EXPIRING_SOON The lot expires "));
    }

    @Test
    void pagesShowThemAndEveryoneMarksTheirOwn() throws Exception {
        UUID lot = register();
        Visitor technician = Visitor.signedIn(url(), "technician", SamplePeople.PASSWORD);
        Visitor second = Visitor.signedIn(url(), "technician2", SamplePeople.PASSWORD);
        String page = technician.get("/lotgate/notices").body();
        assertThat(page)
                .contains(sample.number(), "The samples are to be received.", "Mark as seen")
                .contains("href=\"/lotgate/lots/" + sample.number() + "\"");
        String newest = page.replaceFirst("(?s).*name=\"upTo\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> marked = technician.post("/lotgate/notices", Map.of("upTo", newest));
        assertThat(marked.statusCode()).isEqualTo(302);
        assertThat(technician.get("/lotgate/notices").body())
                .contains("The samples are to be received.")
                .doesNotContain("Mark as seen");
        assertThat(second.get("/lotgate/notices").body()).contains("Mark as seen");
        assertThat(technician.post("/lotgate/notices", Map.of("upTo", "no id")).statusCode())
                .isEqualTo(302);
        assertThat(technician.get("/lotgate/notices?after=nonsense").body()).contains(sample.number());
        assertThat(bean(Lots.class).find(lot)).isPresent();
    }

    @Test
    void aMailThatNobodyTookShowsUnderAttentionAndGoesOutOrIsSettled() throws Exception {
        await(() -> count("working.notice_mail WHERE state = 'PENDING'") == 0);
        server.stop();
        UUID lot = register();
        way.receive(lot, sample);
        way.perform(lot, sample, "viability", viability("52"), Optional.empty());
        way.perform(lot, sample, "mycoplasma", json("{\"value\":\"Detected\"}"), Optional.empty());
        await(() -> {
            CLOCK.forward(Duration.ofSeconds(5));
            return count("working.notice_mail WHERE state = 'PENDING'") == 0;
        });
        Visitor qa = Visitor.signedIn(url(), "qa", SamplePeople.PASSWORD);
        String work = qa.get("/lotgate/tasks").body();
        assertThat(work)
                .contains(
                        "Attention", "Not told by mail: qa.", "The mail server could not be reached", "Tried 3 times.")
                .doesNotContain("Exception", "java.");
        Visitor technician = Visitor.signedIn(url(), "technician", SamplePeople.PASSWORD);
        assertThat(technician.get("/lotgate/tasks").body()).doesNotContain("Attention");
        server = server();
        server.start();

        List<Notices.Unsent> unsent = bean(Notices.class).unsent(20);
        String first = "/lotgate/notices/mails/" + unsent.get(0).id();
        assertThat(technician.post(first + "/again", Map.of()).statusCode()).isEqualTo(403);
        assertThat(qa.post(first + "/settle", Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        assertThat(qa.post(first + "/again", Map.of()).statusCode()).isEqualTo(302);
        assertThat(qa.post(first + "/again", Map.of()).statusCode()).isEqualTo(409);
        await(() -> mails(QA, "Lot " + sample.number()).size() == 1);
        for (Notices.Unsent mail : unsent.subList(1, unsent.size())) {
            String settle = "/lotgate/notices/mails/" + mail.id() + "/settle";
            assertThat(qa.post(settle, Map.of("reason", "told by telephone")).statusCode())
                    .isEqualTo(302);
        }
        assertThat(qa.get("/lotgate/tasks").body()).doesNotContain("Not told by mail");
        assertThat(entries(sample.number()))
                .filteredOn(entry -> entry.action().equals("notice told otherwise"))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.actor().username()).isEqualTo("qa");
                    assertThat(entry.reason()).isEqualTo("told by telephone");
                });
        assertThat(mails(QA, "Lot " + sample.number())).hasSize(1);
        assertThat(qa.get("/lotgate/ledger/notice/mail").statusCode()).isEqualTo(200);
        assertThat(Verify.verify(bean(JdbcClient.class)).faults()).isEmpty();
    }

    /** The sample product with a test at the bedside, approved by QA as a laboratory would. */
    private static void approve() throws IOException {
        String one = Files.readString(Path.of("config/products/uc-msc-iv/1.yaml"));
        String two = Files.readString(Path.of("config/products/uc-msc-iv/2.yaml"));
        int from = two.indexOf("  - id: viability-at-bedside");
        String bedside = two.substring(from, two.indexOf("\n\n", from) + 2)
                .replace("Cell viability at the bedside, after thawing", "Cell viability at the bedside");
        String nine = one.replace("\nversion: 1\n", "\nversion: 9\n")
                .replace("\nbatchRecordReview:", "\n" + bedside + "batchRecordReview:");
        done(process()
                .importDraft(
                        Ids.next(),
                        Documents.Kind.SPECIFICATION,
                        "uc-msc-iv",
                        "9",
                        nine.getBytes(StandardCharsets.UTF_8),
                        actor("admin")));
        Documents.Controlled draft = bean(Documents.class)
                .find(Documents.Kind.SPECIFICATION, "uc-msc-iv", "9")
                .orElseThrow();
        done(process().approve(Ids.next(), draft, actor("qa"), Lab.credentials("qa")));
    }

    private UUID register() {
        Map<String, String> input = new HashMap<>(way.registration(sample));
        input.put("specification", "uc-msc-iv/9");
        return register(input);
    }

    private static UUID register(Map<String, String> input) {
        return done(RegisterLot.read(input, ZoneOffset.UTC)
                .then(command -> process().register(Ids.next(), command, actor("technician"), "UTC")));
    }

    /** A lot made a month ago, so that its late reads are over. */
    private UUID released() {
        SampleLot old = SampleLot.all().stream()
                .filter(lot -> lot.number().equals("UCM-P4-2"))
                .findFirst()
                .orElseThrow()
                .numbered("NOTICE-" + ++lots);
        Map<String, String> input = new HashMap<>(way.registration(old));
        input.put("specification", "uc-msc-iv/9");
        UUID lot = register(input);
        way.receive(lot, old);
        way.lot(lot).specification().tests().stream()
                .map(test -> test.id())
                .filter(test -> !test.equals("viability-at-bedside"))
                .forEach(test -> way.performAndAccept(lot, old, test));
        way.reviewBatchRecord(lot, "", "");
        way.decide(lot, Decision.RELEASE, "");
        return lot;
    }

    private static ObjectNode viability(String percent) {
        return json("{\"viablePerMl\":\"760000\",\"viability\":\"" + percent + "\"}");
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(String rows) {
        return bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + rows)
                .query(Long.class)
                .single();
    }

    /** What a person's roles were told of a lot, the newest first. */
    private static List<String> told(String username, UUID lot) {
        String number = bean(Lots.class).find(lot).orElseThrow().registration().number();
        return bean(Notices.class)
                .page(actor(username), new Notices.Place(Optional.empty(), false), 1000)
                .rows()
                .stream()
                .filter(told -> told.number().equals(number))
                .map(told -> told.kind() + " " + told.text())
                .toList();
    }

    private static List<String> overdue(String username, UUID lot) {
        String kind = Notice.Kind.OVERDUE + " ";
        return told(username, lot).stream()
                .filter(text -> text.startsWith(kind))
                .map(text -> text.substring(kind.length()))
                .toList();
    }

    /** Mails to an address whose subject holds this. */
    private static List<MimeMessage> mails(String address, String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address)
                                && mail.getSubject().contains(subject);
                    } catch (jakarta.mail.MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }

    private static List<Entry> entries(String number) {
        return bean(Ledger.class).entries(Notices.STREAM, 1, 10_000).stream()
                .filter(entry -> entry.after().path("lot").asString("").equals(number))
                .toList();
    }

    /** Another node, or this one started anew. */
    private static Thread node() {
        Escalation escalation = new Escalation(
                bean(Lots.class),
                bean(Notices.class),
                bean(JdbcClient.class),
                bean(PlatformTransactionManager.class),
                CLOCK,
                Duration.ofDays(7));
        return new Thread(() -> {
            for (int i = 0; i < 5; i++) {
                escalation.look();
            }
            escalation.close();
        });
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(until);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
    }

    private static ReleaseProcess process() {
        return bean(ReleaseProcess.class);
    }

    private static Actor actor(String username) {
        return bean(Accounts.class).find(username).orElseThrow().actor();
    }

    private static <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private static String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static GreenMail server() {
        ServerSetup setup = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        return new GreenMail(setup);
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
