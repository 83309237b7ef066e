package io.lotgate.app;

import java.net.BindException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

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
        if (cause instanceof SQLException sql) {
            return Databases.refusal(sql).orElse(null);
        }
        if (cause instanceof FileSystemException file) {
            return "cannot use " + file.getFile() + ": " + file.getReason() + ". Check that it exists and is yours.";
        }
        return network(cause) != null ? network(cause) : setting(cause);
    }

    private static @Nullable String network(Throwable cause) {
        if (cause instanceof PortInUseException taken) {
            return ListeningPort.refusal(taken.getPort(), "");
        }
        return cause instanceof BindException
                ? "the port is taken. Stop the other program or choose another one with --port."
                : null;
    }

    private static @Nullable String setting(Throwable cause) {
        if (cause instanceof MarkedYAMLException yaml) {
            return "a settings file (config/application.yaml) does not parse: line "
                    + (yaml.getProblemMark().getLine() + 1) + ", " + yaml.getProblem() + ".";
        }
        if (cause instanceof org.springframework.boot.context.properties.bind.BindException bind) {
            return "the value of the setting " + bind.getName() + " cannot be read as "
                    + bind.getTarget().getType() + ". Correct it.";
        }
        boolean driver = String.valueOf(cause.getMessage()).startsWith("Cannot load driver class");
        return driver
                ? "spring.datasource.driver-class-name names a driver that is not here. Leave the setting out."
                : null;
    }
}
