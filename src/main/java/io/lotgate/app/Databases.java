package io.lotgate.app;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a data source is connected to. */
final class Databases {
    private Databases() {}

    static String url(DataSource dataSource) {
        return ask(dataSource, DatabaseMetaData::getURL);
    }

    static String user(DataSource dataSource) {
        return ask(dataSource, DatabaseMetaData::getUserName);
    }

    private static String ask(DataSource dataSource, Question question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.of(connection.getMetaData());
        } catch (SQLException e) {
            throw new StartupRefusal(
                    "the database cannot be reached: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + " Check spring.datasource.url and that the server runs.",
                    e);
        }
    }

    private interface Question {
        String of(DatabaseMetaData data) throws SQLException;
    }
}
