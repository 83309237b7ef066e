package io.lotgate.notify;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people what happened. A notice is kept in the caller's transaction, so it exists exactly if what it tells was
 * committed; pages show it to the roles told, and mails follow by themselves.
 */
@Qualifier("lotgateTransactions")
public class Notices implements AutoCloseable {
    /** The ledger's stream of which mail was taken by the mail server, given up, or settled by a person. */
    public static final String STREAM = "notice/mail";

    private final Outbox outbox;
    private final Mails mails;
    private final Map<Notice.Kind, Audience> audiences;
    private final Optional<Post> post;
    private final Optional<Postman> postman;
    private final Clock clock;

    /**
     * Who is told something.
     *
     * @param task whether the role whose task it is is told
     * @param roles names of further roles
     * @param addresses mail addresses of people who do not sign in, a physician or a sponsor
     */
    public record Audience(boolean task, Set<String> roles, Set<String> addresses) {
        /** Nobody. */
        public static final Audience NOBODY = new Audience(false, Set.of(), Set.of());

        public Audience {
            roles = new TreeSet<>(roles);
            addresses = new TreeSet<>(addresses);
        }
    }

    /** Who holds roles. */
    @FunctionalInterface
    public interface People {
        /** User names of everyone who holds one of these roles. */
        Set<String> with(Set<String> roles);
    }

    /**
     * How mail is sent.
     *
     * @param from the sender's address
     * @param people addresses by user name; who has none is told on pages only
     * @param site whose mail it is
     * @param publicAddress where the pages are, for the link
     */
    public record Post(
            JavaMailSender sender,
            String from,
            Map<String, String> people,
            People holders,
            Supplier<Site> site,
            String publicAddress,
            Pauses pauses) {
        public Post {
            people = Map.copyOf(people);
        }
    }

    /**
     * When a mail that was not taken is tried again: after the first pause, then after twice as long each time.
     *
     * @param tries after how many it is given up
     */
    public record Pauses(int tries, Duration first, Duration longest) {
        Duration after(int tried) {
            Duration pause = first.multipliedBy(1L << Math.min(tried - 1, 30));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    /**
     * A notice as a reader's page shows it.
     *
     * @param seen whether this reader marked it as seen, or it is older than 30 days
     */
    public record Told(UUID id, Notice.Kind kind, String number, String text, Instant at, boolean seen) {}

    /** Where a page starts: at the newest, or behind or before a notice. */
    public record Place(Optional<UUID> than, boolean newer) {}

    /** One page, the newest first. */
    public record Page(List<Told> rows, boolean newer, boolean older) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A mail that was given up.
     *
     * @param recipient user name, or mail address
     * @param cause why the last try failed, in plain words
     * @param at when the notice was told
     */
    public record Unsent(
            UUID id,
            Notice.Kind kind,
            String number,
            String text,
            String recipient,
            int tries,
            String cause,
            Instant at) {}

    /** @param post empty where no mail is sent: people are told on pages only */
    public Notices(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Ledger ledger,
            Clock clock,
            Map<Notice.Kind, Audience> audiences,
            Optional<Post> post) {
        this.outbox = new Outbox(db);
        this.mails = new Mails(db, ledger);
        this.clock = clock;
        this.audiences = new EnumMap<>(Notice.Kind.class);
        this.audiences.putAll(audiences);
        this.post = post;
        this.postman = post.map(how -> new Postman(mails, transactions, clock, how));
    }

    /** Has the mails that wait sent in the background, looked for this often. */
    public void start(Duration every) {
        postman.ifPresent(one -> one.start(every));
    }

    /** Tells something; what was told before under the same key is not told again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Notice notice) {
        Audience audience = audiences.getOrDefault(notice.kind(), Audience.NOBODY);
        Set<String> roles = new TreeSet<>(audience.roles());
        if (audience.task()) {
            roles.addAll(notice.roles());
        }
        if (roles.isEmpty() && audience.addresses().isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        outbox.add(notice, roles, now).ifPresent(id -> {
            post.ifPresent(how -> holders(how, roles).forEach(person -> mails.add(id, person, true, now)));
            audience.addresses().forEach(address -> mails.add(id, address, false, now));
        });
    }

    private static Set<String> holders(Post how, Set<String> roles) {
        if (roles.isEmpty() || how.people().isEmpty()) {
            return Set.of();
        }
        Set<String> reachable = new TreeSet<>(how.holders().with(roles));
        reachable.retainAll(how.people().keySet());
        return reachable;
    }

    /** Those of the keys under which nothing was told yet. */
    public Set<String> untold(Collection<String> keys) {
        return outbox.untold(keys);
    }

    /** What the reader's roles were told. */
    public Page page(Actor reader, Place place, int limit) {
        return outbox.page(reader, place, limit);
    }

    /** How many notices of the last 30 days the reader has not marked as seen, counted no further than to the most. */
    public int unseen(Actor reader, int most) {
        return outbox.unseen(reader, most);
    }

    /** Marks what the reader was shown as seen by them, up to this notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int seen(Actor reader, UUID upTo) {
        return outbox.seen(reader, upTo, clock.instant());
    }

    /** Mails that were given up, the oldest first. */
    public List<Unsent> unsent(int limit) {
        return mails.unsent(limit);
    }

    /** Has a mail that was given up tried again, as often as at first; false when it is none any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean again(UUID mail, UUID command, Actor by) {
        return mails.again(mail, command, by, clock.instant());
    }

    /** Settles a mail that was given up: the recipient was told otherwise; false when it is none any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean settle(UUID mail, String reason, UUID command, Actor by) {
        return mails.settle(mail, reason, command, by);
    }

    @Override
    public void close() {
        postman.ifPresent(Postman::close);
    }
}
