package io.lotgate.app;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schemas that are Lotgate's, and the one that marks a restore under way. */
final class Schemas {
    /** Schemas with data; the migrations' history lies in schema lotgate. */
    static final List<String> DATA = List.of("record", "projection", "working", "engine");

    /** There from the first to the last step of a restore; a program that meets it does not start. */
    static final String RESTORING = "lotgate_restoring";

    static final String HOW_TO_DROP = "Drop the schemas record, projection, working, engine, lotgate and " + RESTORING
            + " as their owner, then restore again.";

    private Schemas() {}

    /** Those of ours that the database has. */
    static List<String> present(DataSource source) {
        return JdbcClient.create(source)
                .sql("SELECT nspname FROM pg_namespace WHERE nspname IN"
                        + " ('record', 'projection', 'working', 'engine', 'lotgate', '" + RESTORING + "') ORDER BY 1")
                .query(String.class)
                .list();
    }

    static boolean restoring(DataSource source) {
        return present(source).contains(RESTORING);
    }

    /** Drops what a failed restore created. */
    static void drop(DataSource owner) {
        present(owner).forEach(schema -> JdbcClient.create(owner)
                .sql("DROP SCHEMA " + schema + " CASCADE")
                .update());
    }
}
