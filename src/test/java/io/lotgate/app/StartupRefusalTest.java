package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.document.Documents;
import io.lotgate.specification.Specifications;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** A start that cannot succeed says so in one line and leaves with exit code 1. */
class StartupRefusalTest {

    @Test
    void refusesADatabaseThatCannotBeReached(@TempDir Path folder) {
        Ran ran = withDatabase("jdbc:postgresql://127.0.0.1:1/none", folder);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.line()).contains("the database cannot be reached").contains("spring.datasource.url");
    }

    @Test
    void refusesAPortThatIsTaken(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran = run("serve", "--port", Integer.toString(taken.getLocalPort()), "--data", folder.toString());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.line()).contains("port").contains("taken");
        }
    }

    @Test
    void refusesDataOfANewerVersion() throws Exception {
        Lab lab = Lab.lab();
        try (Connection connection = lab.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO lotgate.schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) VALUES (900, '900', 'from the future', 'SQL',"
                    + " 'V900__future.sql', 1, 'test', 1, true)");
            try {
                Throwable refused = org.assertj.core.api.Assertions.catchThrowable(() -> Migrations.run(
                        new org.springframework.jdbc.datasource.SingleConnectionDataSource(lab.superuser(), true),
                        "lotgate_app"));
                assertThat(Refusals.line(refused)).contains("newer Lotgate").contains("900");
            } finally {
                statement.execute("DELETE FROM lotgate.schema_history WHERE version = '900'");
            }
        }
    }

    @Test
    void refusesAFolderThatAnotherLotgateUses(@TempDir Path folder) {
        try (DataFolder first = new DataFolder(folder)) {
            assertThat(first.lock()).isPresent();
            Throwable refused = org.assertj.core.api.Assertions.catchThrowable(
                    () -> EmbeddedDatabase.start(new DataFolder(folder)));
            assertThat(Refusals.line(refused)).contains("in use by another Lotgate");
        }
    }

    @Test
    void refusesDataOfAnotherPostgres(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "99\n");
        Ran ran = run("serve", "--data", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.line()).contains("belongs to PostgreSQL 99");
    }

    @Test
    void namesFileLineAndFieldOfASpecificationThatDoesNotParse(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("config/products/x/1.yaml");
        Files.createDirectories(file.getParent());
        String shipped = Files.readString(Path.of("config/products/uc-msc-iv/1.yaml"));
        Files.writeString(file, shipped.replace("above: \"80\"", "above: \"eighty\""));
        assertThat(proposed(folder))
                .contains("config/products/x/1.yaml:43")
                .contains("tests[0].criterion.viability.above");
    }

    @Test
    void namesFileAndLineOfAModelThatDoesNotParse(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bpmn/perform-test.bpmn");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<?xml version=\"1.0\"?>\n<definitions>\n  <task></definitions>");
        assertThat(proposed(folder)).contains("bpmn/perform-test.bpmn:3").contains("does not parse");
        Files.writeString(
                file,
                "<?xml version=\"1.0\"?>\n<definitions"
                        + " xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\n<process id=\"other\"/></definitions>");
        assertThat(proposed(folder)).contains("bpmn/perform-test.bpmn:3").contains("its id must be the file's name");
    }

    /** The line that a start with this working directory refuses with; nothing is kept. */
    private static String proposed(Path folder) {
        Lab lab = Lab.lab();
        Documents documents = lab.bean(Documents.class);
        Proposals proposals =
                new Proposals(documents, lab.bean(Specifications.class), lab.process()::readModel, folder.toString());
        TransactionTemplate transaction = new TransactionTemplate(lab.bean(PlatformTransactionManager.class));
        Throwable refused = org.assertj.core.api.Assertions.catchThrowable(
                () -> transaction.executeWithoutResult(status -> proposals.importAll()));
        return Refusals.line(refused);
    }

    @Test
    void servesSampleDataToThisMachineOnly(@TempDir Path folder) {
        Throwable refused = org.assertj.core.api.Assertions.catchThrowable(
                () -> new Standalone(folder, java.util.Map.of("lotgate.sample-data", true, "server.address", "0.0.0.0"))
                        .start(org.springframework.boot.WebApplicationType.SERVLET));
        assertThat(Refusals.line(refused)).contains("this machine only");
    }

    @Test
    void everyCommandHasHelp() {
        CommandLine line = Main.commandLine();
        assertThat(line.getUsageMessage()).contains("serve", "demo", "evaluate", "verify");
        for (String command : line.getSubcommands().keySet()) {
            assertThat(run(command, "--help").code()).as(command).isZero();
        }
        assertThat(run("nonsense").code()).isEqualTo(2);
    }

    private static Ran withDatabase(String url, Path folder) {
        System.setProperty("spring.datasource.url", url);
        try {
            return run("serve", "--data", folder.toString(), "--port", "0");
        } finally {
            System.clearProperty("spring.datasource.url");
        }
    }

    private static Ran run(String... arguments) {
        CommandLine line = Main.commandLine();
        StringWriter out = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return new Ran(line.execute(arguments), out.toString());
    }

    private record Ran(int code, String out) {
        String line() {
            assertThat(out.strip().lines().toList()).as("one line: %s", out).hasSize(1);
            assertThat(out).doesNotContain("\tat ");
            return out;
        }
    }
}
