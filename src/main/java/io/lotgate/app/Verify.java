package io.lotgate.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Sites;
import io.lotgate.ledger.Verification;
import io.lotgate.lot.Lots;
import io.lotgate.specification.Specifications;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recomputes the ledger and compares record and projections with it, beside a running server or without one. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Recomputes every hash chain and compares every record row and projection with it. Prints what"
                + " holds and each thing that does not. Exit code 0 only if all holds.")
final class Verify implements Callable<Integer> {
    private static final int SHOWN = 50;

    @Option(names = "--data", description = "Data folder of the embedded database (default: ./data).")
    private Path data = Path.of("data");

    @Option(
            names = "--url",
            description = "JDBC address of your own PostgreSQL; user and password come from"
                    + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.")
    private String url = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Verification found = url.isEmpty() ? embedded() : verify(url, env("USERNAME"), env("PASSWORD"));
        out.printf(
                "%d streams, %d ledger entries and %d record rows recomputed and compared%n",
                found.streams(), found.entries(), found.records());
        found.faults().stream()
                .limit(SHOWN)
                .forEach(fault -> out.println("FAULT  " + fault.place() + ": " + fault.what()));
        if (found.faults().size() > SHOWN) {
            out.println("… and " + (found.faults().size() - SHOWN) + " more");
        }
        out.println(found.holds() ? "All holds." : found.faults().size() + " faults: do not rely on these records.");
        return found.holds() ? 0 : 1;
    }

    private Verification embedded() {
        DataFolder folder = new DataFolder(data);
        if (!java.nio.file.Files.exists(folder.database())) {
            throw new StartupRefusal("there is no database in " + folder.path() + ". Give its folder with --data.");
        }
        var running = EmbeddedDatabase.runningPort(folder.database());
        if (running.isPresent()) {
            String address = "jdbc:postgresql://127.0.0.1:" + running.get() + "/lotgate";
            return verify(address, "lotgate_app", folder.secret("lotgate_app"));
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            return verify(database.url(), "lotgate_app", database.appPassword());
        }
    }

    private static Verification verify(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(5000);
        try (HikariDataSource source = new HikariDataSource(config)) {
            TransactionTemplate snapshot = new TransactionTemplate(new DataSourceTransactionManager(source));
            snapshot.setReadOnly(true);
            snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            return Objects.requireNonNull(snapshot.execute(status -> verify(JdbcClient.create(source))));
        }
    }

    static Verification verify(JdbcClient db) {
        Clock clock = Clock.systemUTC();
        Sites sites = new Sites(db);
        Ledger ledger = new Ledger(db, clock, () -> sites.current().id());
        Evaluator evaluator = Evaluator.standard();
        Specifications specifications = new Specifications(new Documents(db, ledger), evaluator);
        Lots lots = new Lots(db, ledger, specifications, evaluator, clock, Duration.ZERO);
        Verification found = ledger.verify();
        List<Verification.Fault> faults = new ArrayList<>(found.faults());
        faults.addAll(lots.projectionCheck().compare());
        return new Verification(found.streams(), found.entries(), found.records(), faults);
    }

    private static String env(String name) {
        String value = System.getenv("SPRING_DATASOURCE_" + name);
        if (value == null) {
            throw new StartupRefusal("SPRING_DATASOURCE_" + name + " is not set; --url needs it.");
        }
        return value;
    }
}
