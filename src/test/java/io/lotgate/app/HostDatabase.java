package io.lotgate.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The hospital's own database server: one role for its program, one that owns Lotgate's schemas, one that owns all. */
final class HostDatabase {
    private static final EmbeddedPostgres SERVER = start();

    private HostDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            prepare(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void prepare(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : List.of(
                    "CREATE ROLE lims LOGIN PASSWORD 'lims'",
                    "CREATE ROLE lotgate_owner LOGIN PASSWORD 'owner'",
                    "CREATE ROLE one LOGIN PASSWORD 'one'",
                    "CREATE DATABASE bare OWNER lims",
                    "CREATE DATABASE lims OWNER lims",
                    "GRANT CREATE ON DATABASE lims TO lotgate_owner",
                    "CREATE DATABASE plain OWNER lims",
                    "CREATE DATABASE release OWNER one")) {
                statement.execute(command);
            }
        }
    }

    static String url(String database) {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + database;
    }

    /** A database as one of its roles sees it. */
    static JdbcClient as(String role, String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database), role, role));
    }
}
