package io.lotgate.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the schemas to this release, forward only, as the owning role; the application's role only gets its rights. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    static void run(DataSource owner, String appRole) {
        if (Schemas.restoring(owner)) {
            throw new StartupRefusal("a restore into this database was interrupted, so its records are not complete. "
                    + Schemas.HOW_TO_DROP);
        }
        migrate(flyway(owner, appRole).load());
    }

    /** Brings new schemas to an earlier release's version, for that release's data. */
    static void runTo(String version, DataSource owner, String appRole) {
        migrate(flyway(owner, appRole).target(version).load());
    }

    /** Goes on to this release while a restore is under way. */
    static void runOn(DataSource owner, String appRole) {
        migrate(flyway(owner, appRole).load());
    }

    /** The migrations this release knows, by version, with their checksums. */
    static Map<String, Integer> known(DataSource owner, String appRole) {
        Map<String, Integer> known = new LinkedHashMap<>();
        for (MigrationInfo migration : flyway(owner, appRole).load().info().all()) {
            if (migration.isVersioned() && migration.getVersion() != null && migration.getChecksum() != null) {
                known.put(migration.getVersion().getVersion(), migration.getChecksum());
            }
        }
        return known;
    }

    private static FluentConfiguration flyway(DataSource owner, String appRole) {
        return Flyway.configure()
                .dataSource(owner)
                .locations("classpath:META-INF/lotgate/db")
                .javaMigrations(new V2__EngineTables())
                .schemas("lotgate")
                .table("schema_history")
                .placeholders(Map.of("app_role", appRole));
    }

    /**
     * Refuses schemas of a newer release.
     *
     * @return false when this role may not read which release they are of
     */
    static boolean refuseNewer(DataSource owner) {
        boolean readable = JdbcClient.create(owner)
                .sql("SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')"
                        + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'lotgate' AND c.relname = 'schema_history'")
                .query(Boolean.class)
                .optional()
                .orElse(true);
        if (readable) {
            refuseNewer(flyway(owner, "lotgate_app").load());
        }
        return readable;
    }

    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new StartupRefusal("the database belongs to a newer Lotgate (it has migration "
                        + migration.getVersion() + "). Start that release, or restore a backup of this one.");
            }
        }
    }

    private static void migrate(Flyway flyway) {
        refuseNewer(flyway);
        if (flyway.info().applied().length == 0) {
            refuseTakenNames(flyway.getConfiguration().getDataSource());
        }
        MigrateResult result = flyway.migrate();
        LOG.debug("{} migrations applied", result.migrationsExecuted);
    }

    /** A host's schema of one of our names is not ours to write to. */
    private static void refuseTakenNames(DataSource owner) {
        List<String> taken = JdbcClient.create(owner)
                .sql("SELECT nspname FROM pg_namespace WHERE nspname IN ('record', 'projection', 'working', 'engine')"
                        + " ORDER BY nspname")
                .query(String.class)
                .list();
        if (!taken.isEmpty()) {
            throw new StartupRefusal("this database has schemas of another program under names that Lotgate uses: "
                    + String.join(", ", taken) + ". Give Lotgate a database of its own (a DataSource marked"
                    + " @ForLotgate).");
        }
    }
}
