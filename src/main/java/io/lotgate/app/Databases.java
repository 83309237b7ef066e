package io.lotgate.app;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
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
            throw new StartupRefusal(refusal(e).orElse("the database cannot be used: " + firstLine(e) + "."), e);
        }
    }

    /** What a person can mend, told by the first two characters of the SQL state, its class. */
    static Optional<String> refusal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String message = firstLine(failure);
        if (state.startsWith("08")) {
            return Optional.of("the database cannot be reached: " + message
                    + " Check spring.datasource.url and that the" + " server runs.");
        }
        if (state.startsWith("28")) {
            return Optional.of("the database refused the user name or password of spring.datasource: " + message + ".");
        }
        return state.startsWith("3D")
                ? Optional.of("the server has no such database: " + message + ". Create it, or correct"
                        + " spring.datasource.url.")
                : Optional.empty();
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private interface Question {
        String of(DatabaseMetaData data) throws SQLException;
    }
}
