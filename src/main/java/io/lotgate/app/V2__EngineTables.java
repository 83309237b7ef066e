package io.lotgate.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Creates the engine's tables by the scripts inside the engine's own jar; none is copied here. The name is Flyway's. */
final class V2__EngineTables extends BaseJavaMigration {
    private static final String SCRIPTS = "/org/camunda/bpm/engine/db/create/activiti.postgres.create.";

    @Override
    public Integer getChecksum() {
        return 724;
    }

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("SET LOCAL search_path TO engine");
            for (String script : List.of(
                    "engine",
                    "history",
                    "identity",
                    "case.engine",
                    "case.history",
                    "decision.engine",
                    "decision.history")) {
                statement.execute(read(SCRIPTS + script + ".sql"));
            }
            statement.execute("SET LOCAL search_path TO DEFAULT");
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream in = V2__EngineTables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the engine's jar has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
