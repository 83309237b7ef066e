package io.lotgate.app;

import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.SiteKey;
import io.lotgate.ledger.Sites;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seals what is not sealed yet, at once, beside a running server or without one. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description = "Seals what came since the last seal and exports what is not in the folder of seals. Takes the"
                + " key that is on record: the trial key of the data folder, or the one of --key, whose password comes"
                + " from LOTGATE_KEY_PASSWORD.")
final class SealNow implements Callable<Integer> {
    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--key",
            description = "PKCS#12 file of the site's key (default: LOTGATE_KEY_FILE, or the trial key).")
    private @Nullable Path key;

    @Option(names = "--seals", description = "Folder to export to (default: seals in the data folder).")
    private @Nullable Path seals;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SiteKey site = key();
        Sealer.Round round = database.asApplication(source -> seal(source, site, folder()));
        PrintWriter out = spec.commandLine().getOut();
        out.println(round.seal()
                .map(seal -> "Seal " + seal.number() + " of " + seal.at() + " covers " + seal.entries() + " entries of "
                        + seal.streams() + " streams" + (seal.trial() ? "; trial key, not for GMP use" : "") + ".")
                .orElse("Nothing is new since the last seal."));
        round.trouble().forEach(wrong -> out.println("NOT EXPORTED  " + wrong));
        return round.trouble().isEmpty() ? 0 : 1;
    }

    private static Sealer.Round seal(DataSource source, SiteKey key, Optional<Path> folder) {
        JdbcClient db = JdbcClient.create(source);
        Sites sites = new Sites(db);
        Ledger ledger = new Ledger(db, Clock.systemUTC(), () -> sites.current().id(), Optional.of(key));
        Keyring keys = new Keyring(Optional.of(key), Optional.empty());
        try (Sealer sealer =
                new Sealer(db, new JdbcTransactionManager(source), ledger, sites, Clock.systemUTC(), keys, folder)) {
            sealer.refuseUnknownKey();
            return sealer.once();
        }
    }

    private SiteKey key() {
        String configured = System.getenv("LOTGATE_KEY_FILE");
        if (key == null && (configured == null || configured.isEmpty()) && database.embedded()) {
            TrialKey trial = TrialKey.in(database.folder().path(), Clock.systemUTC());
            if (!trial.exists()) {
                throw new StartupRefusal(
                        "there is no trial key in " + database.folder().path() + ". Give the site's key with --key.");
            }
            return trial.file().open();
        }
        Path file = key != null ? key : Path.of(configured == null ? "" : configured);
        String password = System.getenv("LOTGATE_KEY_PASSWORD");
        return new KeyFile(file, password == null ? "" : password, "--key").open();
    }

    private Optional<Path> folder() {
        return seals != null ? Optional.of(seals) : database.sealsFolder();
    }
}
