package io.lotgate.app;

import java.net.BindException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns the failures a person can mend into one clear line each. */
final class Refusals {
    private Refusals() {}

    /** The line to print for a failure. */
    static String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = known(cause);
            if (line != null) {
                return "lotgate: " + line;
            }
        }
        return "lotgate: stopped by an unexpected failure: " + failure;
    }

    /** Whether the failure is none that a person can mend, so that its stack trace helps. */
    static boolean isBug(Throwable failure) {
        return line(failure).contains("unexpected failure");
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof StartupRefusal refusal) {
            return refusal.getMessage();
        }
        if (cause instanceof BindException || cause.getClass().getSimpleName().equals("PortInUseException")) {
            return "the port is taken. Stop the other program or choose another one with --port.";
        }
        if (cause instanceof SQLException sql
                && String.valueOf(sql.getSQLState()).startsWith("08")) {
            return "the database cannot be reached: " + firstLine(sql) + " Check spring.datasource.url and that the"
                    + " server runs.";
        }
        if (cause instanceof SQLException sql
                && String.valueOf(sql.getSQLState()).startsWith("28")) {
            return "the database refused the user name or password of spring.datasource: " + firstLine(sql);
        }
        if (cause instanceof FileSystemException file) {
            return "cannot use " + file.getFile() + ": " + file.getReason() + ". Check that it exists and is yours.";
        }
        return null;
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
