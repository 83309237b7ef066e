package io.lotgate.notify;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes waiting mails to the mail server, one after the other. A try is counted before it is made, so that a mail which
 * ends the program is not tried for ever; no transaction is open while the server is talked to.
 */
final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int ROUND = 500;
    private static final int WAIT_SECONDS = 15;

    private final Mails mails;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Notices.Post post;
    private final MailText text;
    /** Taken by the server, and not yet on record because the database was away just then: never sent a second time. */
    private final Set<UUID> taken = new HashSet<>();

    private boolean troubled;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lotgate-notices");
        thread.setDaemon(true);
        return thread;
    });

    Postman(Mails mails, PlatformTransactionManager transactions, Clock clock, Notices.Post post) {
        this.mails = mails;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.post = post;
        this.text = new MailText(post);
    }

    void start(Duration every) {
        var unused = clockwork.scheduleWithFixedDelay(
                this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            deliver();
            troubled = false;
        } catch (RuntimeException away) { // the database, most likely; the next round is as good
            if (!troubled) { // said once, until it works again
                LOG.warn("notices cannot be mailed now; it is tried again: {}", away.toString());
            }
            LOG.debug("notices cannot be mailed now", away);
            troubled = true;
        }
    }

    /** Sends what is due; ends early when the server takes nothing, so that the rest keeps its tries. */
    synchronized void deliver() {
        for (int i = 0; i < ROUND && !clockwork.isShutdown(); i++) {
            Optional<Mails.Mail> next = Optional.ofNullable(
                            transaction.execute(status -> mails.take(clock.instant(), post.pauses())))
                    .flatMap(mail -> mail);
            if (next.isEmpty() || !deliver(next.get())) {
                return;
            }
        }
    }

    /** @return whether the next one is worth a try */
    private boolean deliver(Mails.Mail mail) {
        Optional<String> address = mail.person()
                ? Optional.ofNullable(post.people().get(mail.recipient()))
                : Optional.of(mail.recipient());
        if (address.isEmpty()) {
            transaction.executeWithoutResult(status -> mails.givenUp(
                    mail, "lotgate.notices.mail.people." + mail.recipient() + " gives no address any more."));
            return true;
        }
        Optional<MailFailure> failure = taken.contains(mail.id()) ? Optional.empty() : send(mail, address.get());
        if (failure.isEmpty()) {
            taken.add(mail.id());
            transaction.executeWithoutResult(status -> mails.sent(mail));
            taken.remove(mail.id());
            return true;
        }
        return failed(mail, failure.get());
    }

    private boolean failed(Mails.Mail mail, MailFailure failure) {
        boolean last = mail.tries() >= post.pauses().tries();
        transaction.executeWithoutResult(status -> {
            if (last) {
                mails.givenUp(mail, failure.cause());
            } else {
                mails.failed(mail, failure.cause());
            }
        });
        return !failure.server();
    }

    private Optional<MailFailure> send(Mails.Mail mail, String address) {
        try {
            post.sender().send(text.message(mail, address));
            return Optional.empty();
        } catch (MailException | MessagingException failure) {
            MailFailure found = MailFailure.of(failure);
            LOG.warn("mail {} was not taken, try {}: {}", mail.id(), mail.tries(), found.cause());
            LOG.debug("mail {} was not taken", mail.id(), failure);
            return Optional.of(found);
        }
    }

    /** Lets the mail that is under way come to its record first: else the next start would send it again. */
    @Override
    public void close() {
        clockwork.shutdown();
        try {
            if (!clockwork.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
                clockwork.shutdownNow();
            }
        } catch (InterruptedException impatient) {
            clockwork.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
