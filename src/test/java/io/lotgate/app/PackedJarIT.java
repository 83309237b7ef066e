package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.listener.SimpleTextExtractionStrategy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one jar as a person runs it: a refused start is one line and nothing else, and the demo shows what it promises. */
class PackedJarIT {
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsNamedBeforeAnythingIsMade() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(Map.of(), "serve", "--port", port).refusal())
                    .contains("the port " + port + " is taken", "--port");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPortOutOfRangeIsRefusedWithTheRange() throws Exception {
        assertThat(run(Map.of(), "serve", "--port", "99999").refusal())
                .contains("there is no port 99999", "1 to 65535", "--port");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aDatabaseThatIsAwayIsRefusedWithItsSetting() throws Exception {
        assertThat(run(database(NOWHERE), "serve", "--port", "0").refusal())
                .contains("the database cannot be reached", "spring.datasource.url");
    }

    @Test
    void anotherKindOfDatabaseIsRefusedWithTheFormOfAnAddress() throws Exception {
        assertThat(run(database("jdbc:mysql://x"), "serve", "--port", "0").refusal())
                .contains("PostgreSQL", "jdbc:postgresql://host:port/database");
    }

    @Test
    void aSettingThatCannotBeReadIsNamed() throws Exception {
        Path settings = Files.createDirectories(folder.resolve("config")).resolve("application.yaml");
        Files.writeString(settings, "lotgate:\n  folder: [\n");
        assertThat(run(Map.of(), "serve", "--port", "0").refusal())
                .contains("config/application.yaml", "does not parse", "line ");
    }

    @Test
    void aSpecificationThatDoesNotParseIsNamedWithLineAndField() throws Exception {
        Path file = Files.createDirectories(folder.resolve("config/products/x")).resolve("1.yaml");
        String shipped = Files.readString(Path.of("config/products/uc-msc-iv/1.yaml"));
        Files.writeString(file, shipped.replace("above: \"80\"", "above: \"eighty\""));
        assertThat(run(Map.of(), "serve", "--port", "0").refusal())
                .contains("config/products/x/1.yaml:43", "tests[0].criterion.viability.above");
    }

    @Test
    void dataOfANewerReleaseAreNeitherServedNorVerified() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("data"));
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data)) {
            DataSource owner = DatabaseOptions.source(server.url(), "lotgate_owner", server.ownerPassword());
            Migrations.run(owner, "lotgate_app");
            JdbcClient.create(owner)
                    .sql("INSERT INTO lotgate.schema_history (installed_rank, version, description, type, script,"
                            + " checksum, installed_by, execution_time, success) VALUES (900, '900', 'from the future',"
                            + " 'SQL', 'V900__future.sql', 1, 'test', 1, true)")
                    .update();
            assertThat(run(database(server.url()), "serve", "--port", "0").refusal())
                    .contains("refused the user name or password");
        }
        assertThat(run(Map.of(), "serve", "--port", "0").refusal()).contains("newer Lotgate", "900");
        assertThat(run(Map.of(), "verify").refusal()).contains("newer Lotgate", "900");
    }

    @Test
    void theDemoLeadsToTheCertificateOnADatabaseOfItsOwn() throws Exception {
        Path real = Files.writeString(
                Files.createDirectories(folder.resolve("data")).resolve("file"), "records");
        Ran demo = run(
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        NOWHERE,
                        "SPRING_DATASOURCE_HIKARI_JDBC_URL",
                        NOWHERE,
                        "SPRING_DATASOURCE_USERNAME",
                        "someone",
                        "SPRING_DATASOURCE_PASSWORD",
                        "else"),
                "demo",
                "--out",
                ".");
        assertThat(demo.code()).as(demo.out()).isZero();
        assertThat(demo.out())
                .contains("SAMPLE DATA", "registered lot UCM-P4-2", "samples received", "certificate ", "all holds")
                .doesNotContain("WARN", "ERROR", "\tat ");
        assertThat(text(certificate())).contains("89 %", "<0.05 EU/mL", "RELEASED", "SAMPLE DATA");
        assertThat(real).hasContent("records");
        assertThat(folder.resolve("demo-data/postgres")).isDirectory();
        anAuditorChecks(certificate());
    }

    /** With the site's certificate alone, the file whole and with one byte changed. */
    private void anAuditorChecks(Path pdf) throws Exception {
        Path key;
        try (Stream<Path> keys = Files.list(folder.resolve("demo-data/seals"))) {
            key = keys.filter(file -> file.toString().endsWith(".pem"))
                    .findFirst()
                    .orElseThrow();
        }
        Ran whole = run(Map.of(), "verify", pdf.toString(), "--certificate", key.toString());
        assertThat(whole.out())
                .contains(
                        "holds: The seal fits the file",
                        "holds: The key is the site's",
                        "FAULT: The key is a trial key")
                .doesNotContain("ERROR", "\tat ");
        byte[] bytes = Files.readAllBytes(pdf);
        bytes[21_700] ^= 1;
        Ran changed = run(
                Map.of(),
                "verify",
                Files.write(folder.resolve("changed"), bytes).toString(),
                "--certificate",
                key.toString());
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out())
                .contains("FAULT: ", "changed is not to be relied on.")
                .doesNotContain("holds:", "ERROR", "\tat ");
    }

    @Test
    void theDemoRefusesAFolderThatItDidNotMake() throws Exception {
        Path foreign = Files.writeString(
                Files.createDirectories(folder.resolve("demo-data")).resolve("file"), "records");
        assertThat(run(Map.of(), "demo", "--out", ".").refusal()).contains("was not made by the demo", "--out");
        assertThat(foreign).hasContent("records");
        assertThat(foreign.getParent().toFile().list()).containsExactly("file");
    }

    private static Map<String, String> database(String url) {
        return Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", "lotgate_app",
                "SPRING_DATASOURCE_PASSWORD", "wrong");
    }

    private Path certificate() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".pdf"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String text(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PdfDocument pdf = new PdfDocument(new PdfReader(file.toFile()))) {
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                text.append(PdfTextExtractor.getTextFromPage(pdf.getPage(i), new SimpleTextExtractionStrategy()));
            }
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    /** Runs it in the test's folder, as far as its end. */
    private Ran run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).directory(folder.toFile());
        program.environment().keySet().removeIf(name -> name.matches("(SPRING|LOTGATE|SERVER|LOGGING)_.*"));
        program.environment().putAll(environment);
        Path said = Files.createTempFile("lotgate", ".out");
        Process running =
                program.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(running.waitFor(180, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ran(running.exitValue(), Files.readString(said));
        } finally {
            running.destroyForcibly();
            Files.delete(said);
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("lotgate-.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private record Ran(int code, String out) {
        /** The one line it says. */
        String refusal() {
            assertThat(code).as(out).isEqualTo(1);
            assertThat(out.lines().toList()).singleElement().asString().startsWith("lotgate: ");
            return out;
        }
    }
}
