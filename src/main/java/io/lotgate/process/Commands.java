package io.lotgate.process;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a command in one transaction: sent twice under the same id it returns the first outcome, refused it changes
 * nothing, and where the engine or the database asks for another try it is run again as a whole.
 */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int TRIES = 3;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    Commands(JdbcClient db, TransactionTemplate transaction, Ledger ledger) {
        this.db = db;
        this.transaction = transaction;
        this.ledger = ledger;
    }

    /** The first outcome of this command, when it was carried out before; an id used for anything else is refused. */
    Optional<Outcome<UUID>> carriedOut(UUID id, String kind, Actor by) {
        return db.sql("SELECT person, kind, outcome FROM record.command WHERE id = ?")
                .param(id)
                .query((row, i) -> row.getString(1).equals(by.username())
                                && row.getString(2).equals(kind)
                        ? Outcome.done(UUID.fromString(row.getString(3)))
                        : Outcome.<UUID>refused(Refusal.stale("This form was used already for something else. Open the"
                                + " page anew; nothing was saved.")))
                .optional();
    }

    Outcome<UUID> run(UUID id, String kind, Actor by, Supplier<Outcome<UUID>> command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(id, kind, by, command);
            } catch (ConcurrencyFailureException | org.camunda.bpm.engine.OptimisticLockingException conflict) {
                if (attempt == TRIES) {
                    throw conflict;
                }
                LOG.debug("command {} {} met another, try {}", kind, id, attempt, conflict);
            }
        }
    }

    /** Runs work that needs no command id, such as keeping a file; refused it changes nothing. */
    <T> Outcome<T> inTransaction(Supplier<Outcome<T>> work) {
        Outcome<T> result = transaction.execute(status -> {
            Outcome<T> outcome = work.get();
            if (outcome instanceof Outcome.Refused<T>) {
                status.setRollbackOnly();
            }
            return outcome;
        });
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing");
        }
        return result;
    }

    private Outcome<UUID> once(UUID id, String kind, Actor by, Supplier<Outcome<UUID>> command) {
        AtomicBoolean ready = new AtomicBoolean();
        try {
            return once(id, kind, by, command, ready);
        } catch (TransactionException | DataAccessException failure) {
            if (ready.get() && !(failure instanceof ConcurrencyFailureException)) {
                throw new Unconfirmed(failure);
            }
            throw failure;
        }
    }

    private Outcome<UUID> once(UUID id, String kind, Actor by, Supplier<Outcome<UUID>> command, AtomicBoolean ready) {
        Outcome<UUID> outcome = transaction.execute(status -> {
            lock(id);
            Optional<Outcome<UUID>> first = carriedOut(id, kind, by);
            if (first.isPresent()) {
                return first.get();
            }
            Outcome<UUID> result = command.get();
            if (result instanceof Outcome.Done<UUID> done) {
                ledger.carriedOut(id, by.username(), kind, done.value().toString());
                ready.set(true); // only the commit can fail from here
            } else {
                status.setRollbackOnly();
            }
            return result;
        });
        if (outcome == null) {
            throw new IllegalStateException("a transaction gave no outcome");
        }
        return outcome;
    }

    private void lock(UUID id) {
        db.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 1))) locked")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }
}
