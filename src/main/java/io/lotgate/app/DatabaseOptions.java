package io.lotgate.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which database a command works on: the embedded one of a folder, whether it runs or not, or one's own. */
final class DatabaseOptions {
    @Option(names = "--data", description = "Data folder of the embedded database (default: ./data).")
    private Path data = Path.of("data");

    @Option(
            names = "--url",
            description = "JDBC address of your own PostgreSQL; user and password come from"
                    + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, those of the schemas' owner from"
                    + " LOTGATE_OWNER_USERNAME and LOTGATE_OWNER_PASSWORD where it is another.")
    private String url = "";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec command;

    /** What a command does with the database. */
    interface Work<T> {
        T with(DataSource source) throws Exception;
    }

    boolean embedded() {
        return url.isEmpty();
    }

    DataFolder folder() {
        return new DataFolder(data);
    }

    /** Where an embedded database's seals are exported to. */
    Optional<Path> sealsFolder() {
        return embedded() ? Optional.of(folder().path().resolve("seals")) : Optional.empty();
    }

    /** With the rights the application has, on schemas that are not of a newer release. */
    <T> T asApplication(Work<T> work) throws Exception {
        if (url.isEmpty()) {
            return embedded("lotgate_app", work);
        }
        if (!Migrations.refuseNewer(owner())) {
            command.commandLine()
                    .getErr()
                    .println("Not compared: which release the schemas are of. Set LOTGATE_OWNER_USERNAME and"
                            + " LOTGATE_OWNER_PASSWORD.");
        }
        return work.with(source(url, required("USERNAME"), required("PASSWORD")));
    }

    /** With the rights of the schemas' owner, who alone reads their history. */
    <T> T asOwner(Work<T> work) throws Exception {
        if (url.isEmpty()) {
            return embedded("lotgate_owner", work);
        }
        DataSource owner = owner();
        Migrations.refuseNewer(owner);
        return work.with(owner);
    }

    DataSource owner() {
        Standalone.refuseOtherDatabase("--url", url);
        String name = System.getenv("LOTGATE_OWNER_USERNAME");
        if (name == null || name.isEmpty()) {
            return source(url, required("USERNAME"), required("PASSWORD"));
        }
        @Nullable String password = System.getenv("LOTGATE_OWNER_PASSWORD");
        return source(url, name, password == null ? "" : password);
    }

    /** Name of the role the application signs in with, which gets its rights from the owner. */
    String applicationRole() {
        return required("USERNAME");
    }

    private <T> T embedded(String role, Work<T> work) throws Exception {
        DataFolder folder = folder();
        if (!Files.exists(folder.database())) {
            throw new StartupRefusal("there is no database in " + folder.path() + ". Give its folder with --data.");
        }
        var running = EmbeddedDatabase.runningPort(folder.database());
        if (running.isPresent()) {
            return on("jdbc:postgresql://127.0.0.1:" + running.get() + "/lotgate", folder, role, work);
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            return on(database.url(), folder, role, work);
        }
    }

    private static <T> T on(String address, DataFolder folder, String role, Work<T> work) throws Exception {
        Migrations.refuseNewer(source(address, "lotgate_owner", folder.secret("lotgate_owner")));
        return work.with(source(address, role, folder.secret(role)));
    }

    static DataSource source(String url, String user, String password) {
        return new DriverManagerDataSource(url, user, password);
    }

    private static String required(String name) {
        String value = System.getenv("SPRING_DATASOURCE_" + name);
        if (value == null) {
            throw new StartupRefusal("SPRING_DATASOURCE_" + name + " is not set; --url needs it.");
        }
        return value;
    }
}
