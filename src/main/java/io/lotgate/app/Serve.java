package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.ledger.Sites;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the pages. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the pages (the default command).")
final class Serve implements Callable<Integer> {
    /** The server goes on after the command has returned. */
    static final int RUNNING = -1;

    @Option(names = "--port", description = "Port to listen on, 0 for any free one (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--data", description = "Data folder of the embedded database (default: ./data).")
    private Path data = Path.of("data");

    @Option(
            names = "--sample",
            description = "Create a new database with sample data. Decided once a database, for this machine only.")
    private boolean sample;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Object> settings = new HashMap<>();
        if (port != null) {
            settings.put("server.port", port);
        }
        if (sample) {
            settings.put("lotgate.sample-data", true);
        }
        ConfigurableApplicationContext context = new Standalone(data, settings).start(WebApplicationType.SERVLET);
        announce(context);
        return RUNNING;
    }

    private void announce(ConfigurableApplicationContext context) {
        PrintWriter out = spec.commandLine().getOut();
        String served = context.getEnvironment().getProperty("local.server.port", "8080");
        out.println();
        out.println("Lotgate " + Version.current() + " serves http://localhost:" + served);
        if (context.getBean(Sites.class).current().sampleData()) {
            out.println("SAMPLE DATA - not for clinical use. Accounts, all with the password " + SamplePeople.PASSWORD);
            for (SamplePeople.Sample person : SamplePeople.ALL) {
                out.printf("  %-12s %s%n", person.username(), person.does());
            }
        }
        setupLink(context).ifPresent(key -> {
            out.println(
                    "There are no two administrators yet. This link makes them; it works for 24 hours, until both are");
            out.println("there or the program starts again:");
            out.println("Open http://localhost:" + served + "/lotgate/setup?key=" + key);
        });
        out.println("Stop with Ctrl+C.");
        out.flush();
    }

    /** Told on the console only: who reads it may make the first administrators. */
    private static Optional<String> setupLink(ConfigurableApplicationContext context) {
        boolean sample = context.getBean(Sites.class).current().sampleData();
        boolean offered = context.getBean(LotgateProperties.class).signIn().setupLink();
        return sample || !offered
                ? Optional.empty()
                : context.getBean(Accounts.class).openSetup();
    }
}
