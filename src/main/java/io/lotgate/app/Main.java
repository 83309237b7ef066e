package io.lotgate.app;

import ch.qos.logback.classic.Level;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: the first argument is the command, {@code serve} when there is none. */
@Command(
        name = "lotgate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        description = "Quality control for cell-therapy lots: release testing, records, certificates of analysis.",
        subcommands = {
            Serve.class,
            Demo.class,
            Evaluate.class,
            ReadFile.class,
            Verify.class,
            SealNow.class,
            ExportLedger.class,
            ExportHeads.class,
            Backup.class,
            Restore.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** Runs the command and ends the process with its exit code: 0 well, 1 refused, 2 wrong use. */
    public static void main(String[] arguments) {
        // until Spring reads the configured levels; commands without Spring keep this one
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
            root.getLoggerContext()
                    .getLogger("org.springframework.boot.SpringApplication")
                    .setLevel(Level.OFF); // what stops the start is told by Refusals
        }
        int code = commandLine().execute(arguments);
        if (code != Serve.RUNNING) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        IParameterExceptionHandler usage = line.getParameterExceptionHandler();
        line.setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println(command.getColorScheme().errorText(Refusals.line(failure)));
            if (Refusals.isBug(failure)) {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        line.setParameterExceptionHandler(usage);
        return line;
    }

    @Override
    public Integer call() {
        return spec.commandLine().execute("serve");
    }
}
