package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's own database role may do, and that no password is written anywhere. */
class LeastRightsTest {
    private final Lab lab = Lab.lab();

    @Test
    void theRecordIsReadAndInsertedIntoAndNothingElse() throws SQLException {
        assertThat(ask("SELECT DISTINCT privilege_type FROM information_schema.role_table_grants"
                        + " WHERE grantee = 'lotgate_app' AND table_schema = 'record' ORDER BY 1"))
                .containsExactly("INSERT", "SELECT");
        assertThat(ask("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'record' AND c.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_trigger t"
                        + " WHERE t.tgrelid = c.oid AND t.tgname = 'refuse_change')"))
                .as("record tables without the trigger that refuses changes")
                .isEmpty();
    }

    @Test
    void itOwnsNothingAndIsNobodySpecial() throws SQLException {
        assertThat(ask("SELECT relname FROM pg_class WHERE relowner = 'lotgate_app'::regrole"))
                .isEmpty();
        assertThat(ask("SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
                        + " FROM pg_roles WHERE rolname = 'lotgate_app'"))
                .containsExactly("f");
        assertThat(ask("SELECT 1 FROM pg_auth_members WHERE member = 'lotgate_app'::regrole"))
                .isEmpty();
    }

    @Test
    void functionsWithElevatedRightsHaveAFixedSearchPath() throws SQLException {
        assertThat(ask("SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                        + " WHERE n.nspname IN ('record', 'projection', 'working', 'lotgate')"
                        + " AND (prosecdef OR prorettype = 'trigger'::regtype)"
                        + " AND NOT COALESCE(array_to_string(proconfig, ',') LIKE '%search_path=%', false)"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE record.mine (a int)",
                "CREATE TABLE engine.mine (a int)",
                "CREATE TABLE public.mine (a int)",
                "CREATE TEMPORARY TABLE ledger_entry (a int)",
                "CREATE SCHEMA mine",
                "ALTER TABLE record.result DISABLE TRIGGER ALL",
                "DROP TRIGGER refuse_change ON record.result",
                "SET session_replication_role = replica",
                "UPDATE lotgate.schema_history SET success = false",
                "SELECT rolpassword FROM pg_authid",
                "COPY record.result TO PROGRAM 'cat'",
                "SELECT pg_read_file('postgresql.conf')",
                "SET ROLE lotgate_owner"
            })
    void whatAnIntruderWouldTryIsRefusedByTheDatabase(String attempt) throws SQLException {
        try (Connection application = lab.application();
                Statement statement = application.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attempt)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noPasswordStandsInALogOrFileButTheSecretsOwn() throws Exception {
        Visitor visitor = Visitor.signedIn(lab.url(), "auditor", SamplePeople.PASSWORD);
        visitor.signIn("auditor", "a-wrong-guess-77");
        List<String> secrets = List.of(
                SamplePeople.PASSWORD,
                "a-wrong-guess-77",
                new DataFolder(lab.data()).secret("superuser"),
                new DataFolder(lab.data()).secret("lotgate_app"),
                new DataFolder(lab.data()).secret("lotgate_owner"));
        try (Stream<Path> files = Files.walk(lab.data(), 1)) {
            List<Path> texts = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("secrets.properties"))
                    .toList();
            assertThat(texts).isNotEmpty();
            for (Path text : texts) {
                assertThat(content(text)).as(text.toString()).doesNotContain(secrets);
            }
        }
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(lab.data().resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    private static String content(Path file) throws IOException {
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private List<String> ask(String query) throws SQLException {
        try (Connection superuser = lab.superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
