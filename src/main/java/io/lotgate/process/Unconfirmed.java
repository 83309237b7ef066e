package io.lotgate.process;

/**
 * The database went away or failed while it was confirming a command: whether the command is on record shows only when the
 * database is back. Sent again under the same id it is carried out once in either case.
 */
public final class Unconfirmed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unconfirmed(RuntimeException cause) {
        super("a command was not confirmed by the database", cause);
    }
}
