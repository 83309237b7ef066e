package io.lotgate.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup back into an empty folder or database, of this or an earlier release, and proves it. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Brings a backup of this or an earlier release into an empty data folder or database. The file is"
                + " checked before anything is written, the whole ledger is recomputed before anything is kept, and"
                + " the ledger says what was restored.")
final class Restore implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The backup.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--sha256", description = "SHA-256 that `lotgate backup` printed; another file is refused.")
    private @Nullable String sha256;

    @Option(
            names = "--heads",
            description =
                    "A file of `lotgate heads`: a backup whose ledger was rewritten, or lacks what the heads name,"
                            + " is refused.")
    private @Nullable Path heads;

    @Option(
            names = "--accept-loss",
            paramLabel = "REASON",
            description = "Restore although the backup is older than the heads. Reason and what is missing are written"
                    + " to the ledger.")
    private @Nullable String reason;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (reason != null && (heads == null || reason.isBlank())) {
            throw new ParameterException(
                    spec.commandLine(), "--accept-loss needs a reason, and --heads to tell what is lost.");
        }
        Optional<HeadsFile> exported = heads == null ? Optional.empty() : Optional.of(HeadsFile.read(heads));
        try (BackupFile backup = BackupFile.open(file)) {
            if (sha256 != null && !sha256.strip().equalsIgnoreCase(backup.sha256())) {
                throw new StartupRefusal(file + " has SHA-256 " + backup.sha256() + ", not the one given: it is another"
                        + " file, or was changed. Nothing was written.");
            }
            report(backup, restore(new Restoration(backup, exported, Optional.ofNullable(reason))));
        }
        return 0;
    }

    private Restoration.Restored restore(Restoration restoration) throws IOException {
        return database.embedded()
                ? into(database.folder(), restoration)
                : restoration.into(database.owner(), database.applicationRole());
    }

    static Restoration.Restored into(DataFolder data, Restoration restoration) throws IOException {
        try (RestoringFolder folder = new RestoringFolder(data)) {
            Restoration.Restored restored;
            try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.inside())) {
                restored = restoration.into(
                        DatabaseOptions.source(server.url(), "lotgate_owner", server.ownerPassword()), "lotgate_app");
            }
            folder.complete();
            return restored;
        }
    }

    private void report(BackupFile backup, Restoration.Restored restored) {
        Manifest manifest = backup.manifest();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s as of %s, saved by Lotgate %s: %d ledger entries and %d record rows restored, recomputed and"
                        + " compared; all holds.%n",
                manifest.site().name(),
                manifest.createdAt(),
                manifest.version(),
                manifest.entries(),
                restored.verification().records());
        restored.lost()
                .forEach(lost -> out.println(
                        "LOST  " + lost.fault().place() + ": " + lost.fault().what()));
        if (heads == null) {
            out.println(
                    "Not compared with exported heads: with --heads a ledger rewritten with fresh hashes is found.");
        }
    }
}
