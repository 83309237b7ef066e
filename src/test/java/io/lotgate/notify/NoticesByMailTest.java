package io.lotgate.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.lotgate.app.Lab;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Sites;
import io.lotgate.value.Ids;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices as mails, through a real mail server and the real database. */
class NoticesByMailTest {
    private static final Instant NOW = Instant.parse("2031-06-15T12:00:00Z");
    private static final Notices.Pauses PAUSES = new Notices.Pauses(3, Duration.ofSeconds(30), Duration.ofSeconds(50));

    private final Lab lab = Lab.lab();
    private final UUID lot = lab.aLot();
    private final PlatformTransactionManager transactions = lab.bean(PlatformTransactionManager.class);
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final Mails mails = new Mails(lab.bean(JdbcClient.class), lab.bean(Ledger.class));
    private final int port = freePort();
    private Instant now = NOW;
    private GreenMail server = server();

    @BeforeEach
    void up() {
        server.start();
    }

    @AfterEach
    void downAndNothingLeft() {
        server.stop();
        lab.bean(JdbcClient.class)
                .sql("UPDATE working.notice_mail SET state = 'SETTLED' WHERE state IN ('PENDING', 'GIVEN_UP')")
                .update();
    }

    @Test
    void aMailWaitsWhileTheServerIsAwayAndIsSentOnce() {
        server.stop();
        Postman postman = postman(transactions);
        tell(notice("The lot is recalled."));
        postman.deliver();
        server = server();
        server.start();
        postman.deliver();
        assertThat(server.getReceivedMessages()).isEmpty(); // its pause is not over
        later(Duration.ofSeconds(31));
        postman.deliver();
        later(Duration.ofDays(2));
        postman.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(entries(lot)).extracting(Entry::action).containsExactly("notice mailed");
    }

    @Test
    void aMailSaysWhatHappenedAndWhereToLook() throws Exception {
        tell(notice("Mycoplasma, culture does not conform."));
        postman(transactions).deliver();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[SAMPLE] Lot LOT-7: Recalled");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("sponsor@example.org");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("lotgate@example.org");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(text(mail))
                .contains("Recalled: Mycoplasma, culture does not conform.")
                .contains("https://lims.example.org/lims/lotgate/lots/LOT-7\n")
                .contains("2031-06-15 12:00 (UTC)")
                .contains("SAMPLE DATA");
    }

    @Test
    void lineEndsInALotsTextNeverReachAHeader() throws Exception {
        String evil = "Sterility\r\nBcc: thief@example.org\r\n\r\nSend money\u2028now";
        tell(new Notice(Notice.Kind.RECALL, key(), lot, "LOT-7\r\nBcc: thief@example.org", evil, Set.of()));
        postman(transactions).deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("[SAMPLE] Lot LOT-7 Bcc: thief@example.org: Recalled");
        assertThat(Collections.list(mail.getAllHeaderLines())).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(text(mail)).contains("Sterility Bcc: thief@example.org Send money now");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        transaction.executeWithoutResult(status -> {
            notices().tell(notice("The lot is recalled."));
            status.setRollbackOnly();
        });
        postman(transactions).deliver();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aKeyIsToldOnceHoweverManyTellIt() throws Exception {
        Notice same = notice("Overdue.");
        together(() -> tell(same));
        Postman one = postman(transactions);
        Postman other = postman(transactions);
        together(one::deliver, other::deliver);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void severalNodesSendEachMailOnce() throws Exception {
        for (int i = 0; i < 12; i++) {
            tell(notice("The lot is recalled."));
        }
        Postman one = postman(transactions);
        Postman other = postman(transactions);
        together(one::deliver, other::deliver);
        assertThat(server.getReceivedMessages()).hasSize(12);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(NoticesByMailTest::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void aMailThatWasTakenIsNotSentAgainWhenTheDatabaseFailsJustThen() {
        tell(notice("The lot is recalled."));
        FailsOnce failing = new FailsOnce(transactions);
        Postman postman = postman(failing);
        assertThatThrownBy(postman::deliver).isInstanceOf(TransactionSystemException.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
        later(Duration.ofMinutes(5));
        postman.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(entries(lot)).extracting(Entry::action).containsExactly("notice mailed");
    }

    @Test
    void pausesGrowUpToTheLongest() {
        assertThat(PAUSES.after(1)).hasSeconds(30);
        assertThat(PAUSES.after(2)).hasSeconds(50);
        assertThat(new Notices.Pauses(90, Duration.ofSeconds(30), Duration.ofHours(1)).after(80))
                .hasHours(1);
    }

    @Test
    void anAddressThatIsRefusedIsGivenUpWithTheServersWordsAndTriedAgainOnDemand() throws Exception {
        tell(notice("The lot is recalled."));
        try (SmtpThatRefuses refuses = new SmtpThatRefuses()) {
            Postman postman = postman(transactions, refuses.port());
            for (int i = 0; i < 5; i++) {
                postman.deliver();
                later(Duration.ofMinutes(1));
            }
        }
        Notices.Unsent unsent = notices().unsent(10).get(0);
        assertThat(unsent.tries()).isEqualTo(3);
        assertThat(unsent.recipient()).isEqualTo("sponsor@example.org");
        assertThat(unsent.cause()).isEqualTo("The mail server did not take it. It said: 550 5.1.1 no such person here");

        Actor qa = lab.actor("qa");
        transaction.executeWithoutResult(status ->
                assertThat(notices().again(unsent.id(), Ids.next(), qa)).isTrue());
        transaction.executeWithoutResult(status ->
                assertThat(notices().again(unsent.id(), Ids.next(), qa)).isFalse());
        postman(transactions).deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(notices().unsent(10)).isEmpty();
        assertThat(entries(lot))
                .extracting(Entry::action)
                .containsExactly("notice not mailed", "notice tried again", "notice mailed");
    }

    @Test
    void lookingAtThemHoldsNoConnection() {
        int more = 2 * lab.bean(com.zaxxer.hikari.HikariDataSource.class).getMaximumPoolSize();
        Actor qa = lab.actor("qa");
        for (int i = 0; i < more; i++) {
            notices().unsent(5);
            notices().unseen(qa, 5);
            notices().page(qa, new Notices.Place(Optional.empty(), false), 5);
        }
        assertThat(lab.lots().find(lot)).isPresent();
    }

    @Test
    void whoIsToldByMailHoldsTheRoleAndHasAnAddress() {
        notices = Optional.of(new Notices(
                lab.bean(JdbcClient.class),
                transactions,
                lab.bean(Ledger.class),
                clock(),
                Map.of(Notice.Kind.ASSIGNED, new Notices.Audience(true, Set.of("AUDITOR"), Set.of())),
                Optional.of(post(port, Map.of("technician", "t@example.org", "qa", "q@example.org")))));
        tell(new Notice(Notice.Kind.ASSIGNED, key(), lot, "LOT-7", "To be performed.", Set.of("QC_TECHNICIAN")));
        tell(new Notice(Notice.Kind.RECALL, key(), lot, "LOT-7", "Nobody is told.", Set.of("QC_TECHNICIAN")));
        postman(transactions).deliver();
        assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("t@example.org"));
        assertThat(texts(lab.actor("technician"))).contains("To be performed.").doesNotContain("Nobody is told.");
        assertThat(texts(lab.actor("auditor"))).contains("To be performed.");
        assertThat(texts(lab.actor("qa"))).doesNotContain("To be performed.");
    }

    @Test
    void pagesGoFromTheNewestToTheOldestAndBack() {
        Actor reader = new Actor(Ids.next(), "reader", "Reader", Set.of("READER", "SECOND"));
        notices = Optional.of(silent(Set.of("READER", "SECOND")));
        for (int i = 1; i <= 5; i++) {
            tell(notice("Number " + i));
        }
        Notices.Page first = notices().page(reader, new Notices.Place(Optional.empty(), false), 2);
        assertThat(first.rows()).extracting(Notices.Told::text).containsExactly("Number 5", "Number 4");
        assertThat(List.of(first.newer(), first.older())).containsExactly(false, true);
        Notices.Page second = notices()
                .page(reader, new Notices.Place(Optional.of(first.rows().get(1).id()), false), 2);
        assertThat(second.rows()).extracting(Notices.Told::text).containsExactly("Number 3", "Number 2");
        Notices.Page back = notices()
                .page(reader, new Notices.Place(Optional.of(second.rows().get(0).id()), true), 2);
        assertThat(back.rows()).isEqualTo(first.rows());
        assertThat(List.of(back.newer(), back.older())).containsExactly(false, true);
    }

    @Test
    void seenIsSeenByOnePersonUpToWhatWasShown() {
        Actor one = new Actor(Ids.next(), "one", "One", Set.of("SEEING"));
        Actor other = new Actor(Ids.next(), "other", "Other", Set.of("SEEING"));
        notices = Optional.of(silent(Set.of("SEEING")));
        tell(notice("First"));
        UUID shown = notices()
                .page(one, new Notices.Place(Optional.empty(), false), 9)
                .rows()
                .get(0)
                .id();
        tell(notice("Second"));
        transaction.executeWithoutResult(status -> notices().seen(one, shown));
        assertThat(notices().unseen(one, 99)).isEqualTo(1);
        assertThat(notices().unseen(other, 99)).isEqualTo(2);
        assertThat(notices().unseen(other, 1)).isEqualTo(1);
        assertThat(notices()
                        .page(one, new Notices.Place(Optional.empty(), false), 9)
                        .rows())
                .extracting(Notices.Told::seen)
                .containsExactly(false, true);
        Actor nobody = new Actor(Ids.next(), "nobody", "Nobody", Set.of());
        assertThat(notices().unseen(nobody, 99)).isZero();
        assertThat(notices()
                        .page(nobody, new Notices.Place(Optional.empty(), false), 9)
                        .rows())
                .isEmpty();
    }

    private Optional<Notices> notices = Optional.empty();

    private Notices notices() {
        if (notices.isEmpty()) {
            Map<Notice.Kind, Notices.Audience> audiences = new EnumMap<>(Notice.Kind.class);
            for (Notice.Kind kind : Notice.Kind.values()) {
                audiences.put(kind, new Notices.Audience(false, Set.of(), Set.of("sponsor@example.org")));
            }
            notices = Optional.of(new Notices(
                    lab.bean(JdbcClient.class),
                    transactions,
                    lab.bean(Ledger.class),
                    clock(),
                    audiences,
                    Optional.of(post(port, Map.of()))));
        }
        return notices.get();
    }

    private Notices silent(Set<String> roles) {
        return new Notices(
                lab.bean(JdbcClient.class),
                transactions,
                lab.bean(Ledger.class),
                clock(),
                Map.of(Notice.Kind.RECALL, new Notices.Audience(false, roles, Set.of())),
                Optional.empty());
    }

    private void tell(Notice notice) {
        Notices door = notices();
        transaction.executeWithoutResult(status -> door.tell(notice));
    }

    private Notice notice(String text) {
        return new Notice(Notice.Kind.RECALL, key(), lot, "LOT-7", text, Set.of());
    }

    private static String key() {
        return "test/" + Ids.next();
    }

    private List<String> texts(Actor reader) {
        return notices().page(reader, new Notices.Place(Optional.empty(), false), 20).rows().stream()
                .map(Notices.Told::text)
                .toList();
    }

    private Postman postman(PlatformTransactionManager manager) {
        return new Postman(mails, manager, clock(), post(port, Map.of("technician", "t@example.org")));
    }

    private Postman postman(PlatformTransactionManager manager, int at) {
        return new Postman(mails, manager, clock(), post(at, Map.of()));
    }

    private Notices.Post post(int at, Map<String, String> people) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(at);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        return new Notices.Post(
                sender,
                "lotgate@example.org",
                people,
                roles -> roles.contains("QC_TECHNICIAN") ? Set.of("technician", "technician2") : Set.of(),
                lab.bean(Sites.class)::current,
                "https://lims.example.org/lims",
                PAUSES);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void later(Duration by) {
        now = now.plus(by);
    }

    /** What the ledger says of the mails about this lot, by the order in which they were told. */
    private List<Entry> entries(UUID about) {
        List<String> own = lab.bean(JdbcClient.class)
                .sql("SELECT m.id::text FROM working.notice_mail m JOIN working.notice n ON n.id = m.notice"
                        + " WHERE n.lot = ?")
                .param(about)
                .query(String.class)
                .list();
        return lab.ledger().entries(Notices.STREAM, 1, 10_000).stream()
                .filter(entry -> own.contains(entry.after().path("mail").asString("")))
                .toList();
    }

    private static void together(Runnable... works) throws Exception {
        List<Runnable> all = new ArrayList<>(List.of(works));
        if (all.size() == 1) {
            all.addAll(List.of(works[0], works[0], works[0]));
        }
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<Future<?>> done = new ArrayList<>();
            all.forEach(work -> done.add(threads.submit(work)));
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String id(Message mail) {
        try {
            return mail.getHeader("Message-ID")[0];
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString().replace("\r\n", "\n");
    }

    private GreenMail server() {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
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

    /** A database that goes away between the mail server's answer and the commit that would keep it. */
    private static final class FailsOnce implements PlatformTransactionManager {
        private final PlatformTransactionManager real;
        private int commits;

        FailsOnce(PlatformTransactionManager real) {
            this.real = real;
        }

        @Override
        public TransactionStatus getTransaction(org.springframework.transaction.TransactionDefinition definition) {
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            if (++commits == 2) {
                real.rollback(status);
                throw new TransactionSystemException("the database is away");
            }
            real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
