package io.lotgate.app;

import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Sites;
import io.lotgate.ledger.Verification;
import io.lotgate.lot.LotPolicy;
import io.lotgate.lot.LotWatch;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--heads",
            description = "A file of `lotgate heads`, kept elsewhere: finds a stream that was cut, removed or rewritten"
                    + " with fresh hashes, which the chains alone do not show.")
    private @Nullable Path heads;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        @Nullable HeadsFile exported = heads == null ? null : HeadsFile.read(heads);
        Verification found = database.asApplication(source -> inOneSnapshot(source, exported));
        out.printf(
                "%d streams, %d ledger entries and %d record rows recomputed and compared%n",
                found.streams(), found.entries(), found.records());
        if (exported != null) {
            out.println(exported.heads().size() + " heads of " + exported.at() + " looked up");
        }
        found.faults().stream()
                .limit(SHOWN)
                .forEach(fault -> out.println("FAULT  " + fault.place() + ": " + fault.what()));
        if (found.faults().size() > SHOWN) {
            out.println("… and " + (found.faults().size() - SHOWN) + " more");
        }
        out.println(found.holds() ? "All holds." : found.faults().size() + " faults: do not rely on these records.");
        return found.holds() ? 0 : 1;
    }

    private static Verification inOneSnapshot(DataSource source, @Nullable HeadsFile exported) {
        TransactionTemplate snapshot = new TransactionTemplate(new DataSourceTransactionManager(source));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return Objects.requireNonNull(snapshot.execute(status -> {
            JdbcClient db = JdbcClient.create(source);
            return exported == null ? verify(db) : verify(db, exported);
        }));
    }

    /** Both proofs: the record agrees with itself, and with the heads that were exported from it. */
    static Verification verify(JdbcClient db, HeadsFile exported) {
        Verification found = verify(db);
        List<Verification.Fault> faults = new ArrayList<>();
        if (!exported.site().id().equals(new Sites(db).current().id())) {
            faults.add(new Verification.Fault(
                    "heads", "are of another site, " + exported.site().name()));
        }
        ledger(db).compare(exported.heads()).forEach(mismatch -> faults.add(mismatch.fault()));
        return found.and(faults);
    }

    /** The ledger of a database that no application is started on. */
    static Ledger ledger(JdbcClient db) {
        Sites sites = new Sites(db);
        return new Ledger(db, Clock.systemUTC(), () -> sites.current().id());
    }

    static Verification verify(JdbcClient db) {
        Clock clock = Clock.systemUTC();
        Ledger ledger = ledger(db);
        Evaluator evaluator = Evaluator.standard();
        Specifications specifications = new Specifications(new Documents(db, ledger), evaluator);
        Lots lots = new Lots(
                db,
                ledger,
                specifications,
                evaluator,
                clock,
                new LotPolicy(Duration.ZERO, Duration.ZERO, false, Duration.ZERO),
                LotWatch.NONE);
        return ledger.verify().and(lots.projectionCheck().compare());
    }
}
