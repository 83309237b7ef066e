package io.lotgate.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves everything that the database holds, beside a running server or without one. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Saves one consistent state of all records, lists, drafts and running processes in one file, while"
                        + " the server runs or without it. The file holds password hashes: it is as confidential as the"
                        + " database. Settings and the files of ./config are not in it.")
final class Backup implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "File to write; an existing one is not overwritten.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BackupWriter.Written written =
                database.asOwner(source -> new BackupWriter(source, Clock.systemUTC()).write(file));
        Manifest manifest = written.manifest();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d ledger entries of %d streams and %d rows in all, %s, saved in %s (%.1f MB)%n",
                manifest.entries(),
                manifest.heads().size(),
                manifest.rows(),
                manifest.site().name(),
                file,
                written.bytes() / 1e6);
        out.println("SHA-256 " + written.sha256());
        out.println("Keep the SHA-256 apart from the file, and the file as confidential as the database.");
        return 0;
    }
}
