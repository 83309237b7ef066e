package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A host that gives Lotgate a database apart, owned by one role, and a clock, an encoder, a site and pages of its own. */
class ApartIT {
    private static ForeignHost host;

    @BeforeAll
    static void start() throws Exception {
        Path page = Files.createDirectories(Path.of("target/host/templates/ui")).resolve("documents.html");
        Files.writeString(page, "<!DOCTYPE html><html><body><h1>Our own page</h1></body></html>");
        host = ForeignHost.start(
                true,
                List.of("core", "apart"),
                Map.of(
                        "server.address", "127.0.0.1",
                        "spring.datasource.url", HostDatabase.url("plain"),
                        "spring.datasource.username", "lims",
                        "spring.datasource.password", "lims",
                        "release.url", HostDatabase.url("release"),
                        "release.user", "one",
                        "release.password", "one",
                        "lotgate.sample-data", "true",
                        "lotgate.sample-lots", "false",
                        "lotgate.templates",
                                "file:" + Path.of("target/host/templates").toAbsolutePath()));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void keepsItsRecordsInTheMarkedDatabaseAndNoneInTheHosts() {
        assertThat(in("plain", "SELECT schema_name FROM information_schema.schemata WHERE schema_owner <> 'postgres'"))
                .doesNotContain("record", "lotgate", "engine");
        assertThat(in("release", "SELECT count(*)::text FROM record.person")).containsExactly("7");
        assertThat(in("release", "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
                .isEmpty();
    }

    @Test
    void aRefusedCommandLeavesNothingInTheMarkedDatabase() throws Exception {
        Visitor technician = Visitor.signedIn(host.url(), "technician", SamplePeople.PASSWORD);
        assertThat(technician.post("/lotgate/lots", lot("TWICE-1")).statusCode())
                .isEqualTo(302);
        assertThat(technician.post("/lotgate/lots", lot("TWICE-1")).statusCode())
                .isNotEqualTo(302);
        assertThat(in("release", "SELECT number FROM record.lot")).containsExactly("TWICE-1");
        assertThat(in("release", "SELECT action FROM record.ledger_entry WHERE stream LIKE 'lot/%' AND number = 1"))
                .hasSize(1);
    }

    @Test
    void timesComeFromTheMarkedClock() {
        OffsetDateTime at = OffsetDateTime.parse(in(
                        "release",
                        "SELECT to_char(min(at), 'YYYY-MM-DD\"T\"HH24:MI:SSOF') || ':00' FROM record.ledger_entry")
                .get(0));
        assertThat(Duration.between(java.time.Clock.systemUTC().instant(), at.toInstant())
                        .toHours())
                .isBetween(22L, 24L);
    }

    @Test
    void passwordsAreEncodedByTheMarkedEncoder() {
        assertThat(in("release", "SELECT convert_from(content, 'UTF8') FROM record.credential"))
                .isNotEmpty()
                .noneMatch(content -> content.contains("$2a$"));
    }

    @Test
    void theSiteIsTheHostsBean() {
        assertThat(in("release", "SELECT convert_from(content, 'UTF8') FROM record.site"))
                .singleElement()
                .asString()
                .contains("St. Elsewhere GMP", "Europe/Berlin");
    }

    @Test
    void aPageOfTheLaboratorysOwnIsDrawnAndTheOthersAreTheShippedOnes() throws Exception {
        Visitor auditor = Visitor.signedIn(host.url(), "auditor", SamplePeople.PASSWORD);
        assertThat(auditor.get("/lotgate/documents").body()).contains("Our own page");
        assertThat(auditor.get("/lotgate/lots").body()).contains("Find a lot by number");
    }

    private static Map<String, String> lot(String number) {
        Map<String, String> form = HostWay.registration(number);
        form.put("commandId", Ids.next().toString());
        return form;
    }

    private static List<String> in(String database, String query) {
        return HostDatabase.as("postgres", database)
                .sql(query)
                .query(String.class)
                .list();
    }
}
