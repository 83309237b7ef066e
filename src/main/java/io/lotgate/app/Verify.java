package io.lotgate.app;

import io.lotgate.certificate.SealedDossier;
import io.lotgate.certificate.SealedPdf;
import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.LedgerExport;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.Sites;
import io.lotgate.ledger.Verification;
import io.lotgate.lot.LotPolicy;
import io.lotgate.lot.LotWatch;
import io.lotgate.lot.Lots;
import io.lotgate.specification.Specifications;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes the ledger and compares record and projections with it, of a database or of an export; or checks a certificate. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Recomputes every hash chain and seal and compares every record row and projection with it, beside"
                        + " a running server or without one; or proves an exported ledger, or a certificate or dossier,"
                        + " without any database. Prints what holds and each thing that does not, the first first. Exit code 0 only if all holds.")
final class Verify implements Callable<Integer> {
    private static final int SHOWN = 50;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "Verify this certificate of analysis, or this dossier of a lot (PDF or ZIP), with --certificate"
                            + " alone: no database, no server.")
    private @Nullable Path file;

    @Option(
            names = "--heads",
            description = "A file of `lotgate heads`, kept elsewhere: finds a stream that was cut, removed or rewritten"
                    + " with fresh hashes, which the chains alone do not show.")
    private @Nullable Path heads;

    @Option(
            names = "--export",
            paramLabel = "FOLDER",
            description = "Verify the ledger that `lotgate export` wrote to this folder, and no database.")
    private @Nullable Path export;

    @Option(
            names = "--seals",
            paramLabel = "FOLDER",
            description = "Seals that were exported and kept elsewhere (default: seals in the data folder, if there):"
                    + " find what was cut or rewritten together with its seals.")
    private @Nullable Path seals;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The site's public certificate, got from the site itself. Without it the keys that the ledger"
                    + " names are believed.")
    private List<Path> certificates = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** What a verification is compared with. */
    record Against(Optional<HeadsFile> heads, Optional<Path> seals, List<SiteCertificate> certificates) {
        static final Against NOTHING = new Against(Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public Integer call() throws Exception {
        if (export != null && heads != null) {
            throw new ParameterException(spec.commandLine(), "--heads is compared with a database, not with --export.");
        }
        Against against = against();
        if (file != null) {
            return file(file, against);
        }
        Verification found = export == null
                ? database.asApplication(source -> inOneSnapshot(source, against))
                : exported(export, against);
        new VerifyReport(spec.commandLine().getOut(), SHOWN).print(found, against, export != null);
        return found.holds() ? 0 : 1;
    }

    private int file(Path path, Against against) throws IOException {
        if (heads != null || seals != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A file is verified with --certificate, and a certificate with --export too; not with heads or seals.");
        }
        if (!Files.isRegularFile(path)) {
            throw new StartupRefusal("there is no file " + path + ". Check the name.");
        }
        boolean zip = isZip(path);
        if (!zip && Files.size(path) > SealedPdf.LARGEST) {
            throw new StartupRefusal(path + " is larger than 64 MB, and no certificate is. Check the name.");
        }
        LoggingSystem.get(Verify.class.getClassLoader())
                .setLogLevel("com.itextpdf", LogLevel.OFF); // its remarks on a broken file are no finding of ours
        SealedPdf.Report report = zip
                ? SealedDossier.check(path, against.certificates())
                : SealedPdf.check(Files.readAllBytes(path), against.certificates());
        if (export != null && !zip) {
            report = CertificateInLedger.check(Files.readAllBytes(path), report, export, against);
        }
        PrintWriter out = spec.commandLine().getOut();
        report.holds().forEach(line -> out.println("holds: " + line));
        report.faults().forEach(line -> out.println("FAULT: " + line));
        out.println(path.getFileName() + concluded(report.faults().isEmpty(), zip));
        out.flush();
        return report.faults().isEmpty() ? 0 : 1;
    }

    private String concluded(boolean holds, boolean zip) {
        if (!holds) {
            return " is not to be relied on.";
        }
        if (zip) {
            return " is as the site made it: nothing in it was changed, left out or added.";
        }
        return export == null
                ? " is as the site issued it. Whether a later version replaced it is not in the file: the address"
                        + " printed on it tells."
                : " is as the site issued it.";
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private Against against() throws IOException {
        List<SiteCertificate> believed = new ArrayList<>();
        for (Path file : certificates) {
            believed.add(SiteCertificate.read(Files.readAllBytes(file))
                    .orElseThrow(() ->
                            new StartupRefusal(file + " is no X.509 certificate. Give the site's, in PEM or DER.")));
        }
        if (seals != null && !Files.isDirectory(seals)) {
            throw new StartupRefusal("there is no folder " + seals + ". Check the name.");
        }
        Optional<Path> kept = seals != null
                ? Optional.of(seals)
                : Optional.<Path>empty()
                        .or(() -> export == null ? database.sealsFolder() : Optional.empty())
                        .filter(Files::isDirectory);
        return new Against(
                heads == null ? Optional.empty() : Optional.of(HeadsFile.read(heads)), kept, List.copyOf(believed));
    }

    static Verification exported(Path folder, Against against) throws IOException {
        ExportManifest manifest = ExportManifest.read(folder);
        List<Verification.Fault> damaged = manifest.compare(folder);
        try {
            return LedgerExport.verify(folder, against.seals(), against.certificates())
                    .and(damaged);
        } catch (UncheckedIOException missing) {
            throw new StartupRefusal(
                    "the export in " + folder + " cannot be read: "
                            + Objects.requireNonNull(missing.getCause()).getMessage() + ". Take another copy.",
                    missing);
        }
    }

    /** Everything is read at one instant of the database. */
    static TransactionTemplate snapshot(DataSource source) {
        TransactionTemplate snapshot = new TransactionTemplate(new DataSourceTransactionManager(source));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshot;
    }

    private static Verification inOneSnapshot(DataSource source, Against against) {
        return Objects.requireNonNull(snapshot(source).execute(status -> verify(JdbcClient.create(source), against)));
    }

    /** The record agrees with itself, with the seals, and with whatever was exported from it. */
    static Verification verify(JdbcClient db, Against against) {
        Verification found = ledger(db)
                .verify(against.seals(), against.certificates())
                .and(lots(db).projectionCheck().compare());
        return against.heads().map(heads -> found.and(other(db, heads))).orElse(found);
    }

    private static List<Verification.Fault> other(JdbcClient db, HeadsFile exported) {
        List<Verification.Fault> faults = new ArrayList<>();
        if (!exported.site().id().equals(new Sites(db).current().id())) {
            faults.add(new Verification.Fault(
                    "heads", "are of another site, " + exported.site().name()));
        }
        ledger(db).compare(exported.heads()).forEach(mismatch -> faults.add(mismatch.fault()));
        return faults;
    }

    /** As {@link #verify(JdbcClient)}, compared with heads that were exported from it. */
    static Verification verify(JdbcClient db, HeadsFile exported) {
        return verify(db, new Against(Optional.of(exported), Optional.empty(), List.of()));
    }

    static Verification verify(JdbcClient db) {
        return verify(db, Against.NOTHING);
    }

    /** The ledger of a database that no application is started on. */
    static Ledger ledger(JdbcClient db) {
        Sites sites = new Sites(db);
        return new Ledger(db, Clock.systemUTC(), () -> sites.current().id());
    }

    private static Lots lots(JdbcClient db) {
        Ledger ledger = ledger(db);
        Evaluator evaluator = Evaluator.standard();
        return new Lots(
                db,
                ledger,
                new Specifications(new Documents(db, ledger), evaluator),
                evaluator,
                Clock.systemUTC(),
                new LotPolicy(Duration.ZERO, Duration.ZERO, false, Duration.ZERO),
                LotWatch.NONE);
    }
}
