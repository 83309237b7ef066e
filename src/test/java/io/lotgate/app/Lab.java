package io.lotgate.app;

import io.lotgate.account.Accounts;
import io.lotgate.account.Credentials;
import io.lotgate.certificate.Certificates;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lots;
import io.lotgate.process.ReleaseProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole program as tests meet it: one for all test classes, on a real embedded PostgreSQL in a folder of its own,
 * with the sample accounts and no sample lots.
 */
public final class Lab {
    private static final Lab LAB = start();

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final AtomicInteger lots = new AtomicInteger();

    private Lab(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
    }

    public static Lab lab() {
        return LAB;
    }

    /** A program of its own whose time the test moves, with exceptional supply allowed and no jobs by themselves. */
    static Lab timed(Clock clock) {
        return timed(
                clock,
                Map.of(
                        "lotgate.exceptional-supply.allowed",
                        true,
                        "lotgate.sign-in.password-life",
                        "0",
                        "lotgate.sign-in.session-life",
                        "0"));
    }

    /** One whose time the test moves, without jobs, with settings of its own. */
    static Lab timed(Clock clock, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("lotgate.jobs.enabled", false);
        return start(Optional.of(clock), all);
    }

    /** Another one, with settings of its own. */
    static Lab with(Map<String, Object> settings) {
        return start(Optional.empty(), settings);
    }

    private static Lab start() {
        return start(Optional.empty(), Map.of());
    }

    private static Lab start(Optional<Clock> clock, Map<String, Object> more) {
        try {
            Files.createDirectories(Path.of("target"));
            Path data = Files.createTempDirectory(Path.of("target"), "lab");
            Map<String, Object> settings = new HashMap<>(Map.of(
                    "lotgate.sample-data",
                    true,
                    "lotgate.sample-lots",
                    false,
                    "server.port",
                    0,
                    "lotgate.sign-in.attempts",
                    5,
                    "lotgate.jobs.try-again-every",
                    "1h", // a test that stops a step has it tried again itself
                    "lotgate.public-address",
                    "http://localhost:8080"));
            settings.putAll(more);
            Standalone standalone = new Standalone(data, settings);
            clock.ifPresent(standalone::at);
            return new Lab(data, standalone.start(WebApplicationType.SERVLET));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder with the database, its log and its secrets. */
    Path data() {
        return data;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Makes an empty database of the name, owned by the role that owns ours, and connects as that role. */
    DataSource emptyDatabase(String name) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name + " OWNER lotgate_owner ENCODING 'UTF8'");
            String address = connection.getMetaData().getURL().replaceAll("/lotgate$", "/" + name);
            return DatabaseOptions.source(address, "lotgate_owner", new DataFolder(data).secret("lotgate_owner"));
        }
    }

    /** The lab's own database with the rights of its owner. */
    DataSource owner() {
        int port = EmbeddedDatabase.runningPort(data.resolve("postgres")).orElseThrow();
        return DatabaseOptions.source(
                "jdbc:postgresql://127.0.0.1:" + port + "/lotgate",
                "lotgate_owner",
                new DataFolder(data).secret("lotgate_owner"));
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public Lots lots() {
        return bean(Lots.class);
    }

    public Ledger ledger() {
        return bean(Ledger.class);
    }

    public ReleaseProcess process() {
        return bean(ReleaseProcess.class);
    }

    public Certificates certificates() {
        return bean(Certificates.class);
    }

    public Actor actor(String username) {
        return bean(Accounts.class).find(username).orElseThrow().actor();
    }

    public static Credentials credentials(String username) {
        return new Credentials(username, SamplePeople.PASSWORD);
    }

    SampleWay way() {
        return new SampleWay(bean(Accounts.class), process(), lots(), bean(Clock.class), line -> {});
    }

    /** The published dose P4-2 under a lot number of its own. */
    SampleLot dose() {
        SampleLot published = SampleLot.all().stream()
                .filter(lot -> lot.number().equals("UCM-P4-2"))
                .findFirst()
                .orElseThrow();
        return published.numbered("TEST-" + lots.incrementAndGet());
    }

    /** A lot of which only the registration matters. */
    public UUID aLot() {
        return way().register(dose());
    }

    /** A connection that may do what the application's own role must not. */
    Connection superuser() throws SQLException {
        int port = EmbeddedDatabase.runningPort(data.resolve("postgres")).orElseThrow();
        String password = new DataFolder(data).secret("superuser");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/lotgate", "postgres", password);
    }

    /** A connection with the rights the application has. */
    Connection application() throws SQLException {
        int port = EmbeddedDatabase.runningPort(data.resolve("postgres")).orElseThrow();
        String password = new DataFolder(data).secret("lotgate_app");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/lotgate", "lotgate_app", password);
    }
}
