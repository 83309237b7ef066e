package io.lotgate.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL inside the program, its files in the data folder. The server outlives a killed program; the next start stops
 * it first. A server that ends while the program runs is started again.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "lotgate";
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "100",
            "timezone", "UTC",
            "unix_socket_directories", "",
            "listen_addresses", "127.0.0.1");

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private @Nullable DatabaseGuard guard;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /** Starts the server on the folder's files, creating them on first use. */
    static EmbeddedDatabase start(DataFolder folder) {
        if (folder.lock().isEmpty()) {
            throw new StartupRefusal("the data folder " + folder.path() + " is in use by another Lotgate. Stop it, or"
                    + " choose another folder with --data.");
        }
        new ServerProcesses(folder.database()).stop();
        new FirstStart(folder).clear();
        refuseOtherVersion(folder.database());
        try {
            EmbeddedDatabase database =
                    new EmbeddedDatabase(folder, builder(folder).start());
            database.prepare();
            database.guard = database.guard();
            return database;
        } catch (IOException | IllegalStateException | SQLException e) {
            throw new StartupRefusal(
                    "the embedded database does not start in " + folder.path() + ": " + e.getMessage()
                            + ". Its log lies there too; or give your own server by spring.datasource.url.",
                    e);
        }
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder) throws IOException {
        Path password = new FirstStart(folder).password();
        String superuser = folder.secret("superuser");
        if (!Files.exists(folder.database())) {
            Files.writeString(password, ""); // its owner's alone before anything stands in it
            password.toFile().setReadable(false, false);
            password.toFile().setReadable(true, true);
            Files.writeString(password, superuser);
        }
        Path log = folder.path().resolve("postgres.log");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.database())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPort(freePort())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.toString())
                .setConnectConfig("password", superuser)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    private DatabaseGuard guard() {
        Path program = new ServerProcesses(folder.database())
                .server()
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException("the server ended at once"));
        return new DatabaseGuard(folder, program, server.getPort(), SETTINGS);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    String ownerPassword() {
        return folder.secret("lotgate_owner");
    }

    String appPassword() {
        return folder.secret("lotgate_app");
    }

    private void prepare() throws SQLException, IOException {
        new FirstStart(folder).done();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            role(statement, "lotgate_owner", ownerPassword());
            role(statement, "lotgate_app", appPassword());
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER lotgate_owner ENCODING 'UTF8'");
            }
            statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO lotgate_app");
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'"); // hexadecimal digits only
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Where a server runs on these files already, its port. */
    static Optional<Integer> runningPort(Path database) {
        return new ServerProcesses(database).port();
    }

    /**
     * A free port below those that systems hand out for outgoing connections: nothing else takes it while the server is
     * being started again.
     */
    private static int freePort() throws IOException {
        SecureRandom random = new SecureRandom();
        for (int tries = 0; ; tries++) {
            int port = 20000 + random.nextInt(12000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                if (tries == 100) {
                    throw taken;
                }
            }
        }
    }

    private static void refuseOtherVersion(Path database) {
        Path file = database.resolve("PG_VERSION");
        try {
            if (Files.exists(file) && !Files.readString(file).strip().equals("18")) {
                throw new StartupRefusal("the data folder belongs to PostgreSQL "
                        + Files.readString(file).strip()
                        + "; this Lotgate brings 18. Use the Lotgate that made it, and its backup.");
            }
        } catch (IOException e) {
            throw new StartupRefusal("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (guard != null) {
            guard.close();
        }
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("the database server did not stop cleanly", e);
        }
        if (new ServerProcesses(folder.database()).server().isPresent()) {
            LOG.warn("the database server is still stopping; the next start waits for it");
        }
        folder.close();
    }
}
