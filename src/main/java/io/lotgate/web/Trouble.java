package io.lotgate.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.springframework.transaction.TransactionSystemException;

/** What keeps the database from working although the program is well; SQLSTATE classes after PostgreSQL's appendix A. */
enum Trouble {
    /** It cannot be reached, is starting or stopping, or takes no more connections. */
    AWAY(503),
    /** It has no room left on its disk. */
    FULL(507);

    private final int status;

    Trouble(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The trouble that a failure comes from; empty when it has another cause. */
    static Optional<Trouble> of(Throwable failure) {
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        for (int seen = 0; !open.isEmpty() && seen < 100; seen++) { // causes may form a ring
            Throwable one = open.pop();
            if (one instanceof SQLException sql) {
                Optional<Trouble> trouble = sql(sql);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
            if (one instanceof TransactionSystemException rollback && rollback.getApplicationException() != null) {
                open.add(rollback.getApplicationException());
            }
            if (one.getCause() != null) {
                open.add(one.getCause());
            }
        }
        return Optional.empty();
    }

    private static Optional<Trouble> sql(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.equals("53100")) {
            return Optional.of(FULL);
        }
        boolean away = state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300")
                || state.equals("58030") // it cannot read or write its files
                || failure instanceof SQLTransientConnectionException
                || "Connection is closed".equals(failure.getMessage()); // the pool's word for one that broke before
        return away ? Optional.of(AWAY) : Optional.empty();
    }
}
