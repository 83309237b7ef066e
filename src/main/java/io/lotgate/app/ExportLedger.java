package io.lotgate.app;

import io.lotgate.ledger.LedgerExport;
import io.lotgate.ledger.Sites;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the ledger for an auditor, who verifies it elsewhere. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the ledger into a new folder: every entry's canonical bytes with its hash as JSON lines,"
                + " the seals, the public certificates and a manifest. `verify --export FOLDER` proves it without"
                + " database or server.")
final class ExportLedger implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Folder to write to; made here, or empty.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path folder;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ExportManifest manifest = database.asApplication(source -> write(source, folder, Clock.systemUTC()));
        PrintWriter out = spec.commandLine().getOut();
        manifest.files()
                .forEach(file -> out.println(file.lines() + " lines, " + file.bytes() + " bytes  " + file.name()));
        out.println("The ledger of " + manifest.site().name() + " of " + manifest.at() + " written to " + folder);
        return 0;
    }

    /** The manifest comes last: a folder without one is not complete. */
    static ExportManifest write(DataSource source, Path folder, Clock clock) throws IOException {
        refuseOccupied(folder);
        Files.createDirectories(folder);
        ExportManifest manifest = Objects.requireNonNull(
                Verify.snapshot(source).execute(status -> write(JdbcClient.create(source), folder, clock)));
        Files.write(
                folder.resolve(ExportManifest.NAME),
                manifest.bytes(),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SYNC);
        return manifest;
    }

    private static ExportManifest write(JdbcClient db, Path folder, Clock clock) {
        try {
            List<ExportManifest.File> files = new ArrayList<>();
            for (LedgerExport.Written file : LedgerExport.write(db, folder)) {
                files.add(ExportManifest.file(folder, file.name(), file.lines()));
            }
            return new ExportManifest(
                    Version.current(), clock.instant().truncatedTo(ChronoUnit.MICROS), new Sites(db).current(), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseOccupied(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new StartupRefusal(
                        folder + " is not empty, and nothing in it is overwritten. Name a new folder.");
            }
        }
    }
}
