package io.lotgate.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL inside the program, its files in the data folder. The server outlives a killed program; on the next start
 * the one that our own postmaster.pid names is stopped first.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "lotgate";

    private final DataFolder folder;
    private final EmbeddedPostgres server;

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
        stopLeftOver(folder.database());
        refuseOtherVersion(folder.database());
        try {
            EmbeddedDatabase database =
                    new EmbeddedDatabase(folder, builder(folder).start());
            database.prepare();
            return database;
        } catch (IOException | IllegalStateException | SQLException e) {
            throw new StartupRefusal(
                    "the embedded database does not start in " + folder.path() + ": " + e.getMessage()
                            + ". Its log lies there too; or give your own server by spring.datasource.url.",
                    e);
        }
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder) throws IOException {
        Path password = folder.path().resolve("superuser.password");
        Files.createDirectories(folder.path());
        String superuser = folder.secret("superuser");
        if (!Files.exists(folder.database())) {
            Files.writeString(password, superuser);
            password.toFile().setReadable(false, false);
            password.toFile().setReadable(true, true);
        }
        Path log = folder.path().resolve("postgres.log");
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.database())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        folder.path().resolve("postgres-binaries").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.toString())
                .setConnectConfig("password", superuser)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
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
        Files.deleteIfExists(folder.path().resolve("superuser.password"));
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            role(statement, "lotgate_owner", ownerPassword());
            role(statement, "lotgate_app", appPassword());
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER lotgate_owner ENCODING 'UTF8'");
                statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO lotgate_app");
            }
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
        Optional<List<String>> lines = pidFile(database);
        return lines.filter(file -> file.size() > 3)
                .filter(file -> postgres(file.get(0)).isPresent())
                .map(file -> Integer.parseInt(file.get(3).strip()));
    }

    private static void stopLeftOver(Path database) {
        pidFile(database).flatMap(file -> postgres(file.get(0))).ifPresent(server -> {
            LOG.info("stopping the database server that an earlier run left behind (process {})", server.pid());
            server.destroy();
            try {
                server.onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new StartupRefusal(
                        "a database server of an earlier run does not stop (process " + server.pid()
                                + "). Stop it and start again.",
                        e);
            }
        });
    }

    private static Optional<List<String>> pidFile(Path database) {
        try {
            Path file = database.resolve("postmaster.pid");
            return Files.exists(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The process of this number, if it is a PostgreSQL server; numbers are reused by others after a reboot. */
    private static Optional<ProcessHandle> postgres(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
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
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("the database server did not stop cleanly", e);
        }
        folder.close();
    }
}
