package io.lotgate.app;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schemas to this release, forward only, as the owning role; the application's role only gets its rights. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    static void run(DataSource owner, String appRole) {
        Flyway flyway = Flyway.configure()
                .dataSource(owner)
                .locations("classpath:META-INF/lotgate/db")
                .javaMigrations(new V2__EngineTables())
                .schemas("lotgate")
                .table("schema_history")
                .placeholders(java.util.Map.of("app_role", appRole))
                .load();
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new StartupRefusal("the database belongs to a newer Lotgate (it has migration "
                        + migration.getVersion() + "). Start that release, or restore a backup of this one.");
            }
        }
        MigrateResult result = flyway.migrate();
        LOG.debug("{} migrations applied", result.migrationsExecuted);
    }
}
