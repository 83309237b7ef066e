package io.lotgate.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The hospital's own database server: one role for its program, one that owns Lotgate's schemas, one that owns all. */
final class HostDatabase {
    private HostDatabase() {}

    static EmbeddedPostgres start() throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
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
        return server;
    }

    static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }
}
