package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Lotgate inside a hospital's own laboratory system, under its context path, with its users, its database and two roles
 * there: a lot goes to its certificate, and everything of the host's is as it is without Lotgate.
 */
class HostIT {
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final Path COUNTER = Path.of("config/samples/counter/Beckman_Vi-Cell-BLU_example01.csv");
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"#][^\"]*)\"");

    private static EmbeddedPostgres server;
    private static ForeignHost host;
    private static ForeignHost bare;

    @BeforeAll
    static void start() throws Exception {
        server = HostDatabase.start();
        bare = ForeignHost.start(false, List.of("core"), settings("bare"));
        host = ForeignHost.start(true, List.of("core", "inside"), settings("lims"));
        signedInAtHost("quinn").postForged("/api/approve", "user=quinn&password=hospital-quinn");
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable one :
                Stream.of(host, bare, server).filter(Objects::nonNull).toList()) {
            one.close();
        }
    }

    private static Map<String, String> settings(String database) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "server.servlet.context-path", "/lims",
                "spring.datasource.url", HostDatabase.url(server, database),
                "spring.datasource.username", "lims",
                "spring.datasource.password", "lims",
                "lotgate.owner.username", "lotgate_owner",
                "lotgate.owner.password", "owner",
                "lotgate.public-address", "https://lims.example.org/lims",
                "lotgate.site.name", "St. Elsewhere Cell Therapy"));
        return settings;
    }

    @Test
    void aLotGoesToItsCertificateThroughThePagesAndTheDoors() throws Exception {
        Way way = new Way("HOST-1");
        way.registered();
        way.tested();
        Visitor lims = signedInAtHost("tessa");
        String report = "lot=HOST-1&report=CC-9&user=tessa&password=hospital-tessa";
        assertThat(lims.postForged("/api/karyotype", report + "&fail=true").statusCode())
                .isEqualTo(500);
        assertThat(rows("SELECT report FROM report_inbox")).isEmpty();
        assertThat(lims.get("/lots/HOST-1/release").body()).isEqualTo("UNDER_TEST 8");
        assertThat(lims.postForged("/api/karyotype", report).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT report FROM report_inbox")).containsExactly("CC-9");
        way.decided();
        assertThat(lims.get("/lots/HOST-1/release").body()).startsWith("RELEASED");

        assertThat(way.certificate())
                .contains("HOST-1", "St. Elsewhere Cell Therapy", "City Cytogenetics", "RELEASED")
                .contains("Tessa Technician", "Tom Reviewer", "Quinn Quality", "Piet Qualified")
                .doesNotContain("SAMPLE DATA");
        assertThat(lims.get("/api/verify").body()).startsWith("true ").endsWith(" []");
    }

    @Test
    void everyAnswerOfTheHostIsWhatItIsWithoutLotgate() throws Exception {
        assertThat(answers(host)).isEqualTo(answers(bare));
        assertThat(answers(host).toString()).contains("Welcome to the laboratory of St. Elsewhere");
    }

    @Test
    void everyBeanOfTheHostIsThereAndLotgatesBearItsName() throws Exception {
        Map<String, String> without = beans(bare);
        Map<String, String> with = beans(host);
        assertThat(with).containsAllEntriesOf(without);
        with.keySet().removeAll(without.keySet());
        with.values().removeIf(type -> type.startsWith("org.example.lims"));
        assertThat(with.keySet()).isNotEmpty().allMatch(name -> name.matches("(io\\.)?lotgate.*"));
    }

    @Test
    void theDatabaseHoldsTheHostsTablesBesideLotgatesSchemas() throws SQLException {
        String tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";
        assertThat(rows(tables)).containsExactly("delivery", "flyway_schema_history", "report_inbox", "staff");
        assertThat(rows("SELECT script FROM public.flyway_schema_history"))
                .containsExactly("V1__staff_and_deliveries.sql");
        assertThat(rows("SELECT script FROM lotgate.schema_history")).contains("V1__schemas_and_record.sql");
        try (Connection lims = DriverManager.getConnection(HostDatabase.url(server, "lims"), "lims", "lims")) {
            assertThat(JdbcClient.create(new org.springframework.jdbc.datasource.SingleConnectionDataSource(lims, true))
                            .sql("SELECT has_table_privilege('record.result', 'UPDATE')"
                                    + " OR has_table_privilege('record.result', 'DELETE')")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }

    @Test
    void everyLinkLeadsIntoLotgateBelowTheContextPath() throws Exception {
        Visitor visitor = signedIn("tessa");
        new Way("LINK-1").registered();
        Set<String> open = new TreeSet<>(Set.of("/lotgate/tasks"));
        Set<String> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            String address = open.iterator().next();
            open.remove(address);
            seen.add(address);
            HttpResponse<String> answer = visitor.get(address);
            assertThat(answer.statusCode()).as(address).isIn(200, 302);
            Matcher link = LINK.matcher(answer.body());
            while (link.find()) {
                assertThat(link.group(1)).as(address).matches("/lims/lotgate(/.*|\\?.*)?");
                String next = link.group(1)
                        .substring("/lims".length())
                        .replace("&amp;", "&")
                        .replaceFirst("#.*", "");
                if (!seen.contains(next) && !next.contains("logout") && !next.contains("?")) {
                    open.add(next);
                }
            }
            open.removeIf(next -> next.matches(".*/(read|take|drop)"));
        }
        assertThat(seen).hasSizeGreaterThan(12);
    }

    @Test
    void whoIsSignedInAtTheHostOpensThePagesWithoutASecondSignIn() throws Exception {
        Visitor tessa = signedInAtHost("tessa");
        assertThat(tessa.get("/lotgate/tasks").body()).contains("Tessa Technician");
        assertThat(tessa.post("/lotgate/logout", Map.of()).statusCode()).isEqualTo(302);
        assertThat(tessa.get("/").statusCode())
                .as("still signed in at the host")
                .isEqualTo(200);

        Visitor rita = signedInAtHost("rita"); // no role in Lotgate
        assertThat(rita.get("/lotgate/tasks").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/lims/lotgate/login"));
    }

    @Test
    void aSignInAtLotgateIsNoneAtTheHost() throws Exception {
        Visitor tom = signedIn("tom");
        assertThat(tom.get("/lotgate/lots").statusCode()).isEqualTo(200);
        assertThat(tom.get("/").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/lims/login"));
    }

    @Test
    void aPersonOfTheDirectoryIsEnrolledOnceAndEveryChangeIsInTheLedger() throws Exception {
        JdbcClient db = superuser();
        db.sql("INSERT INTO staff VALUES ('uma', '{noop}hospital-uma', 'Uma New', 'TECHNICIAN')")
                .update();
        signedIn("uma");
        signedIn("uma");
        db.sql("UPDATE staff SET duty = 'SENIOR', name = 'Uma Changed' WHERE username = 'uma'")
                .update();
        assertThat(signedIn("uma").get("/lotgate/tasks").body()).contains("Uma Changed", "QC reviewer");
        assertThat(rows("SELECT action FROM record.ledger_entry WHERE stream = 'person/uma' ORDER BY number"))
                .containsExactly(
                        "person enrolled from the directory",
                        "signed in",
                        "signed in",
                        "person changed in the directory",
                        "signed in");
        assertThat(rows("SELECT username FROM record.person WHERE username = 'uma'"))
                .hasSize(1);
        assertThat(rows("SELECT c.id::text FROM record.credential c JOIN record.person p ON c.person = p.id"
                        + " WHERE p.username IN ('uma', 'tessa')"))
                .as("no password of the host's is kept")
                .isEmpty();
    }

    @Test
    void wrongPasswordsLockTheNameBeforeTheDirectoryIsAskedAgain() throws Exception {
        Visitor stranger = new Visitor(host.url() + "/lims");
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.signIn("ida", "wrong " + i).statusCode()).isEqualTo(401);
        }
        assertThat(stranger.signIn("ida", "hospital-ida").body()).contains("locked until");
        assertThat(rows("SELECT action FROM record.ledger_entry WHERE stream = 'person/ida'"))
                .contains("credentials refused")
                .doesNotContain("signed in");
        assertThat(stranger.signIn("rita", "hospital-rita").body()).contains("You have no role in Lotgate");
        assertThat(stranger.signIn("nobody", "x").body()).contains("User name or password is wrong");
    }

    @Test
    void anUploadOverTheHostsLimitIsRefusedWithThatLimit() throws Exception {
        new Way("LARGE-1").registered();
        HttpResponse<String> answer = signedIn("tessa")
                .upload("/lotgate/lots/LARGE-1/tests/viability/perform/read", "large.csv", new byte[300 * 1024]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 200 kB");
    }

    /** What the host answers to one of its people; tokens differ from page to page. */
    private static Map<String, String> answers(ForeignHost one) throws Exception {
        Visitor ida = signedInAt(one, "ida");
        Map<String, String> answers = new TreeMap<>();
        for (String address : List.of(
                "/",
                "/lots",
                "/login",
                "/house.css",
                "/missing",
                "/boom",
                "/wiring",
                "/actuator/health",
                "/actuator/info")) {
            HttpResponse<String> answer = ida.get(address);
            answers.put(address, answer.statusCode() + " " + untokened(answer.body()));
        }
        Visitor nobody = new Visitor(one.url() + "/lims");
        for (String address : List.of("/", "/missing", "/actuator/health", "/actuator/info")) {
            HttpResponse<String> answer = nobody.get(address);
            answers.put("nobody " + address, answer.statusCode() + " " + untokened(answer.body()));
        }
        return answers;
    }

    private static String untokened(String body) {
        return body.replaceAll("name=\"_csrf\"[^>]*>", "").replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private static Map<String, String> beans(ForeignHost one) throws Exception {
        Map<String, String> beans = new TreeMap<>();
        var contexts = RecordJson.parse(
                        signedInAt(one, "ida").get("/actuator/beans").body().getBytes(StandardCharsets.UTF_8))
                .get("contexts");
        contexts.forEachEntry((context, content) -> content.get("beans")
                .forEachEntry((name, bean) ->
                        beans.put(name, bean.get("type").asString().replaceAll("[$@].*", ""))));
        return beans;
    }

    private static Visitor signedIn(String person) throws Exception {
        return Visitor.signedIn(host.url() + "/lims", person, "hospital-" + person);
    }

    private static Visitor signedInAtHost(String person) throws Exception {
        return signedInAt(host, person);
    }

    private static Visitor signedInAt(ForeignHost one, String person) throws Exception {
        Visitor visitor = new Visitor(one.url() + "/lims");
        String token = Visitor.token(visitor.get("/login").body());
        assertThat(visitor.send("/login", Map.of("username", person, "password", "hospital-" + person), token)
                        .statusCode())
                .isEqualTo(302);
        return visitor;
    }

    private static JdbcClient superuser() {
        return JdbcClient.create(new DriverManagerDataSource(HostDatabase.url(server, "lims"), "postgres", "postgres"));
    }

    private static List<String> rows(String query) {
        return superuser().sql(query).query(String.class).list();
    }

    private static String daysAgo(int days) {
        return FIELD.format(LocalDateTime.ofInstant(java.time.Clock.systemUTC().instant(), ZoneOffset.UTC)
                .minusDays(days));
    }

    /** A lot on its way through the pages. */
    private static final class Way {
        private final String lot;

        Way(String lot) {
            this.lot = lot;
        }

        void registered() throws Exception {
            Visitor tessa = signedIn("tessa");
            Map<String, String> form = new HashMap<>(Map.of(
                    "specification", "uc-msc-iv/1",
                    "lotNumber", lot,
                    "donorType", "allogeneic",
                    "recipient", "R-7",
                    "weight", "3.75",
                    "weightUnit", "kg",
                    "weightDate", daysAgo(40).substring(0, 10),
                    "volume", "5.0",
                    "containers", "1"));
            form.put("manufacturedAt", daysAgo(40));
            form.put("expiresAt", daysAgo(-600));
            form.put("donorEligible", "yes");
            form.put("identityChecked", "yes");
            submit(tessa, "/lotgate/lots/register", "/lotgate/lots", form);
            submit(
                    tessa,
                    at("/receive"),
                    at("/receive"),
                    Map.of(
                            "collectedAt", daysAgo(39),
                            "receivedAt", daysAgo(39),
                            "temperature", "5.0",
                            "condition", "acceptable",
                            "volume", "12",
                            "storage", "Refrigerator 2"));
        }

        /** The count from the counter's file, the others typed; karyotype comes through a door. */
        void tested() throws Exception {
            Visitor tessa = signedIn("tessa");
            Visitor tom = signedIn("tom");
            counted(tessa);
            accept(tom, "viability");
            Map<String, Map<String, String>> entered = new LinkedHashMap<>();
            entered.put(
                    "cd73-cd90-cd105",
                    Map.of(
                            "o:/markers/0/percent",
                            "99.6",
                            "o:/markers/1/percent",
                            "99.9",
                            "o:/markers/2/percent",
                            "100"));
            entered.put("negative-markers", Map.of("o:/markers/0/percent", "0.0"));
            entered.put("endotoxin", Map.of("o:/result", "<0.05", "o:/durationH", "0.5", "o:/controls/0/value", "99"));
            entered.put(
                    "sterility",
                    Map.of(
                            "o:/inoculated", daysAgo(20),
                            "o:/read", daysAgo(0),
                            "o:/growth", "false",
                            "o:/volumeMl", "1.0",
                            "o:/media", "aerobic and anaerobic"));
            entered.put("mycoplasma", Map.of("o:/value", "Not detected"));
            entered.put("mycoplasma-culture", Map.of("o:/value", "Not detected"));
            entered.put("dose-per-kg", Map.of());
            for (Map.Entry<String, Map<String, String>> test : entered.entrySet()) {
                Map<String, String> form = new HashMap<>(test.getValue());
                form.put("performedAt", daysAgo(0));
                perform(tessa, test.getKey(), form);
                accept(tom, test.getKey());
            }
        }

        private void counted(Visitor tessa) throws Exception {
            String address = at("/tests/viability/perform");
            HttpResponse<String> read =
                    tessa.upload(address + "/read", COUNTER.getFileName().toString(), Files.readAllBytes(COUNTER));
            String file = field(read.body(), "file");
            String sample = first(
                    read.body(),
                    "<tr[^>]*>(?:(?!</tr>).)*?name=\"sample\"[^>]*?value=\"([^\"]+)\"(?:(?!</tr>).)*?CLB001");
            perform(
                    tessa,
                    "viability",
                    Map.of(
                            "file",
                            file,
                            "fileName",
                            COUNTER.getFileName().toString(),
                            "taken",
                            sample,
                            "performedAt",
                            daysAgo(0)));
        }

        private void perform(Visitor tessa, String test, Map<String, String> values) throws Exception {
            String address = at("/tests/" + test + "/perform");
            submit(tessa, address, address, signed("tessa", values));
        }

        private void accept(Visitor tom, String test) throws Exception {
            String address = at("/tests/" + test);
            submit(tom, address, address, signed("tom", Map.of("decision", "accept")));
        }

        void decided() throws Exception {
            accept(signedIn("tom"), "karyotype");
            Map<String, String> answers = new HashMap<>();
            List.of("batch-record", "yield", "materials", "environment", "deviations")
                    .forEach(item -> answers.put("a:" + item, "yes"));
            submit(signedIn("quinn"), at("/batch-record"), at("/batch-record"), signed("quinn", answers));
            submit(signedIn("piet"), at("/decision"), at("/decision"), signed("piet", Map.of("decision", "release")));
        }

        /** The text of the certificate's first page, once it is issued. */
        String certificate() throws Exception {
            Visitor piet = signedIn("piet");
            String link = "";
            for (int i = 0; i < 100 && link.isEmpty(); i++) {
                Matcher found = Pattern.compile("/lims(/lotgate/certificates/[^\"]+\\.pdf)")
                        .matcher(piet.get(at("")).body());
                link = found.find() ? found.group(1) : "";
                java.util.concurrent.TimeUnit.MILLISECONDS.sleep(200);
            }
            byte[] file = piet.bytes(link);
            assertThat(piet.bytes(link)).isEqualTo(file);
            StringBuilder text = new StringBuilder();
            try (PdfDocument pdf = new PdfDocument(new PdfReader(new ByteArrayInputStream(file)))) {
                for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                    text.append(PdfTextExtractor.getTextFromPage(pdf.getPage(i)))
                            .append('\n');
                }
            }
            return text.toString().replaceAll("\\s+", " ");
        }

        private String at(String path) {
            return "/lotgate/lots/" + lot + path;
        }

        private static Map<String, String> signed(String person, Map<String, String> values) {
            Map<String, String> form = new HashMap<>(values);
            form.put("signer", person);
            form.put("password", "hospital-" + person);
            return form;
        }

        private static void submit(Visitor visitor, String page, String action, Map<String, String> values)
                throws Exception {
            Map<String, String> form = new HashMap<>(values);
            form.put("commandId", Ids.next().toString());
            form.put("version", field(visitor.get(page).body(), "version"));
            HttpResponse<String> answer = visitor.post(action, form);
            assertThat(answer.statusCode())
                    .as(action + "\n" + errors(answer.body()))
                    .isEqualTo(302);
        }

        private static String errors(String body) {
            Matcher error =
                    Pattern.compile("class=\"(?:error|refused)[^>]*>([^<]+)").matcher(body);
            StringBuilder all = new StringBuilder();
            while (error.find()) {
                all.append(error.group(1)).append('\n');
            }
            return all.toString();
        }

        private static String field(String page, String name) {
            return first(page, "name=\"" + name + "\"[^>]*?value=\"([^\"]*)\"");
        }

        private static String first(String page, String pattern) {
            Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
            assertThat(found.find()).as(pattern).isTrue();
            return found.group(1);
        }
    }
}
