package io.lotgate.notify;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.value.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails of notices: which wait, which the server took, which were given up. Every end of one stands in the ledger. */
final class Mails {
    private static final String COLUMNS =
            "m.id, n.kind, n.number, n.text, n.at, m.recipient, m.person, m.tries, m.cause"
                    + " FROM working.notice_mail m JOIN working.notice n ON n.id = m.notice";

    private final JdbcClient db;
    private final Ledger ledger;

    Mails(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /**
     * A mail with what it tells.
     *
     * @param recipient user name of a person, else an address
     */
    record Mail(
            UUID id,
            Notice.Kind kind,
            String number,
            String text,
            Instant at,
            String recipient,
            boolean person,
            int tries,
            String cause) {}

    void add(UUID notice, String recipient, boolean person, Instant at) {
        db.sql("INSERT INTO working.notice_mail (id, notice, recipient, person, state, tries, next_at, cause)"
                        + " VALUES (?,?,?,?,'PENDING',0,?,'')")
                .params(Ids.next(), notice, recipient, person, Outbox.utc(at))
                .update();
    }

    /** Takes the next mail that is due, counts the try and puts the next one off, so that no other node takes it. */
    Optional<Mail> take(Instant now, Notices.Pauses pauses) {
        Optional<Mail> next = db.sql("SELECT " + COLUMNS + " WHERE m.state = 'PENDING' AND m.next_at <= ?"
                        + " ORDER BY m.next_at, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED")
                .param(Outbox.utc(now))
                .query((row, i) -> mail(row))
                .optional();
        next.ifPresent(mail -> db.sql("UPDATE working.notice_mail SET tries = ?, next_at = ? WHERE id = ?")
                .params(mail.tries() + 1, Outbox.utc(now.plus(pauses.after(mail.tries() + 1))), mail.id())
                .update());
        return next.map(mail -> new Mail(
                mail.id(),
                mail.kind(),
                mail.number(),
                mail.text(),
                mail.at(),
                mail.recipient(),
                mail.person(),
                mail.tries() + 1,
                mail.cause()));
    }

    /** The mail server took it. */
    void sent(Mail mail) {
        end(mail.id(), "PENDING", "SENT", "");
        ledger.append(Notices.STREAM, change("notice mailed", mail, Actor.SYSTEM));
    }

    /** It was not taken: it waits for its next try. */
    void failed(Mail mail, String cause) {
        db.sql("UPDATE working.notice_mail SET cause = ? WHERE id = ? AND state = 'PENDING'")
                .params(cause, mail.id())
                .update();
    }

    /** It was not taken, for the last time. */
    void givenUp(Mail mail, String cause) {
        end(mail.id(), "PENDING", "GIVEN_UP", cause);
        Change change = change("notice not mailed", mail, Actor.SYSTEM);
        ledger.append(
                Notices.STREAM,
                change.after("tries", Integer.toString(mail.tries())).because(cause));
    }

    boolean again(UUID id, UUID command, Actor by, Instant now) {
        Optional<Mail> given = givenUp(id);
        given.ifPresent(mail -> {
            db.sql("UPDATE working.notice_mail SET state = 'PENDING', tries = 0, next_at = ? WHERE id = ?")
                    .params(Outbox.utc(now), id)
                    .update();
            ledger.append(Notices.STREAM, change("notice tried again", mail, by).command(command));
        });
        return given.isPresent();
    }

    boolean settle(UUID id, String reason, UUID command, Actor by) {
        Optional<Mail> given = givenUp(id);
        given.ifPresent(mail -> {
            end(id, "GIVEN_UP", "SETTLED", mail.cause());
            ledger.append(
                    Notices.STREAM,
                    change("notice told otherwise", mail, by).command(command).because(reason));
        });
        return given.isPresent();
    }

    List<Notices.Unsent> unsent(int limit) {
        return db
                .sql("SELECT " + COLUMNS + " WHERE m.state = 'GIVEN_UP' ORDER BY m.id LIMIT ?")
                .param(limit)
                .query((row, i) -> mail(row))
                .list() // a stream of the query itself would hold its connection
                .stream()
                .map(mail -> new Notices.Unsent(
                        mail.id(),
                        mail.kind(),
                        mail.number(),
                        mail.text(),
                        mail.recipient(),
                        mail.tries(),
                        mail.cause(),
                        mail.at()))
                .toList();
    }

    private Optional<Mail> givenUp(UUID id) {
        return db.sql("SELECT " + COLUMNS + " WHERE m.id = ? AND m.state = 'GIVEN_UP' FOR UPDATE OF m")
                .param(id)
                .query((row, i) -> mail(row))
                .optional();
    }

    private void end(UUID id, String from, String to, String cause) {
        int ended = db.sql("UPDATE working.notice_mail SET state = ?, cause = ? WHERE id = ? AND state = ?")
                .params(to, cause, id, from)
                .update();
        if (ended != 1) {
            throw new IllegalStateException("the mail " + id + " is not " + from + " any more");
        }
    }

    private static Change change(String action, Mail mail, Actor by) {
        return Change.of(action, by)
                .after("mail", mail.id().toString())
                .after("kind", mail.kind().name())
                .after("lot", mail.number())
                .after("to", mail.recipient());
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getObject(1, UUID.class),
                Notice.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getBoolean(7),
                row.getInt(8),
                row.getString(9));
    }
}
