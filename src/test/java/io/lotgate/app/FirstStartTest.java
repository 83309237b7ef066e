package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Accounts;
import io.lotgate.document.Documents;
import io.lotgate.ledger.Ledger;
import io.lotgate.lot.Lots;
import io.lotgate.specification.Specifications;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A laboratory's first days, on an empty database without sample data, told in order over HTTP: the one-time link, two
 * administrators, invited people, approved documents, a lot. What is refused on the way is refused with words.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartTest {
    private static final String SECRET = "a sentence to remember ";
    private static final Pattern LINK = Pattern.compile("/lotgate/invitation\\?key=([A-Za-z0-9_-]{43})");

    @TempDir
    static Path folder;

    private static Standalone standalone;
    private static ConfigurableApplicationContext context;
    private static String url;
    private static String key = "";

    @BeforeAll
    static void anEmptyDatabase() {
        standalone = new Standalone(folder, Map.of("server.port", 0, "lotgate.sign-in.attempts", 50));
        context = standalone.start(WebApplicationType.SERVLET);
        url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        context.close();
        standalone.stopDatabase();
    }

    @Test
    @Order(1)
    void shipsDraftsAndNoPeople() {
        assertThat(bean(Accounts.class).accounts()).isEmpty();
        assertThat(bean(Documents.class).all())
                .hasSize(24) // eleven specifications of nine products, nine models, a decision, three column maps
                .allMatch(listed -> listed.state() == Documents.Listed.State.DRAFT);
    }

    @Test
    @Order(2)
    void aNewLinkEndsTheEarlierAndOnlyItsDigestIsKept() throws Exception {
        String earlier = bean(Accounts.class).openSetup().orElseThrow();
        key = bean(Accounts.class).openSetup().orElseThrow();
        assertThat(new Visitor(url).get("/lotgate/setup?key=" + earlier).statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(url).get("/lotgate/setup?key=" + key).body()).contains("First administrator");
        List<String> kept = bean(JdbcClient.class)
                .sql("SELECT key_hash FROM working.link")
                .query(String.class)
                .list();
        assertThat(kept).singleElement().asString().matches("[0-9a-f]{64}");
        assertThat(bean(Ledger.class).entries("site", 1, 100).toString()).doesNotContain(key);
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1"})
    void aForgedLinkOpensNothingAndTellsNothing(String forged) throws Exception {
        String page = new Visitor(url)
                .get("/lotgate/setup?key=" + forged.replace(" ", "%20").replace("'", "%27"))
                .body();
        assertThat(page).contains("There is no page at this address").doesNotContain("administrator of");
    }

    @Test
    @Order(4)
    void anExpiredLinkOpensNothing() throws Exception {
        JdbcClient db = bean(JdbcClient.class);
        db.sql("UPDATE working.link SET expires_at = expires_at - interval '25 hours'")
                .update();
        assertThat(new Visitor(url).get("/lotgate/setup?key=" + key).statusCode())
                .isEqualTo(404);
        db.sql("UPDATE working.link SET expires_at = expires_at + interval '25 hours'")
                .update();
        assertThat(new Visitor(url).get("/lotgate/setup?key=" + key).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void poorPasswordsAreRefusedAtTheirFieldAndNobodyIsCreated() throws Exception {
        refused(setup("ada.min", "Ada Min", "short", "short"), 422, "at least 12 characters");
        refused(
                setup("administrator.one", "Ada Min", "Administrator.One", "Administrator.One"),
                422,
                "not be the user");
        refused(setup("ada.min", "Ada Min", SECRET + 1, SECRET + 2), 422, "differ");
        String long73 = "x".repeat(73);
        refused(setup("ada.min", "Ada Min", long73, long73), 422, "longer than 72 bytes");
        String chinese25 = "细".repeat(25);
        refused(setup("ada.min", "Ada Min", chinese25, chinese25), 422, "longer than 72 bytes");
        refused(setup("Ada Min!", "Ada Min", SECRET + 1, SECRET + 1), 422, "3 to 40 of a-z");
        assertThat(bean(Accounts.class).accounts()).isEmpty();
    }

    @Test
    @Order(6)
    void theLinkMakesTwoAdministratorsAndIsDeadForEver() throws Exception {
        assertThat(setup("ada.min", "Ada Min", SECRET + "ada", SECRET + "ada").statusCode())
                .isEqualTo(302);
        refused(setup("ada.min", "Ada Again", SECRET + 1, SECRET + 1), 422, "two people");
        refused(setup("ada2", "Ada Min", SECRET + 1, SECRET + 1), 422, "another person");
        assertThat(setup("ben.min", "Ben Min", SECRET + "ben", SECRET + "ben").statusCode())
                .isEqualTo(302);
        assertThat(new Visitor(url).get("/lotgate/setup?key=" + key).statusCode())
                .isEqualTo(404);
        refused(setup("eve", "Eve", SECRET + 1, SECRET + 1), 404, "no page at this address");
        assertThat(bean(Accounts.class).openSetup()).isEmpty();
        assertThat(bean(Ledger.class)
                        .entries("person/ada.min", 1, 1)
                        .get(0)
                        .actor()
                        .username())
                .isEqualTo("system");
    }

    @Test
    @Order(7)
    void administratorsInvitePeopleWhoChooseTheirOwnPasswords() throws Exception {
        invite("qa.one", "Qa One", "QA_MANAGER");
        invite("qa.two", "Qa Two", "QA_MANAGER");
        invite("tech.one", "Tech One", "QC_TECHNICIAN");
        invite("audit.one", "Audit One", "AUDITOR");
        Visitor ada = person("ada.min", "ada");
        refused(
                ada.post("/lotgate/people", invitation("both", "Both", "ADMINISTRATOR", "CERTIFIER")),
                422,
                "no other role");
        refused(ada.post("/lotgate/people", invitation("QA.ONE", "Other", "AUDITOR")), 422, "3 to 40");
        refused(ada.post("/lotgate/people", invitation("qa.one", "Other", "AUDITOR")), 422, "never given again");
        refused(ada.post("/lotgate/people", invitation("nobody", "No Role")), 422, "at least one role");
        refused(
                ada.post("/lotgate/people", invitation("emoji.name", "Li \uD83D\uDE00", "AUDITOR")),
                422,
                "cannot be printed");
        refused(person("audit.one").post("/lotgate/people", invitation("x.y.z", "X", "AUDITOR")), 403, "Only an admin");
        refused(person("tech.one").get("/lotgate/people"), 403, "Only auditors");
        assertThat(person("audit.one").get("/lotgate/people").body()).contains("tech.one", "QC technician");
    }

    @Test
    @Order(8)
    void whoWasInvitedCannotSignInWithoutAPassword() throws Exception {
        Visitor ada = person("ada.min", "ada");
        ada.post("/lotgate/people", invitation("late.one", "Late One", "QC_REVIEWER"));
        assertThat(new Visitor(url)
                        .signIn("late.one", "nobody has this password")
                        .statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(url).signIn("late.one", "").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(9)
    void aResetNeedsTwoAdministratorsAndEndsOpenSessions() throws Exception {
        Visitor ada = person("ada.min", "ada");
        Visitor ben = person("ben.min", "ben");
        Visitor before = person("tech.one");
        assertThat(change(ada, "tech.one", "invite", Map.of("reason", "forgotten"))
                        .body())
                .doesNotContain("?key=");
        String request = bean(Accounts.class)
                .account("tech.one")
                .orElseThrow()
                .reset()
                .orElseThrow()
                .id()
                .toString();
        Map<String, String> confirm = Map.of("request", request, "answer", "confirm", "reason", "");
        refused(change(ada, "tech.one", "reset", confirm), 403, "second administrator");
        assertThat(change(ben, "tech.one", "reset", confirm).statusCode()).isEqualTo(302);
        String link = link(ben.get("/lotgate/people/tech.one").body());
        assertThat(ben.get("/lotgate/people/tech.one").body()).doesNotContain("?key="); // shown once
        refused(choose(link, SECRET + "tech.one"), 422, "last five");
        assertThat(choose(link, SECRET + "new").statusCode()).isEqualTo(302);
        assertThat(choose(link, SECRET + "newer").statusCode()).isEqualTo(404);
        assertThat(before.get("/lotgate/tasks").headers().firstValue("location").orElse(""))
                .endsWith("/lotgate/login?ended");
        assertThat(new Visitor(url).signIn("tech.one", SECRET + "tech.one").statusCode())
                .isEqualTo(401);
        assertThat(person("tech.one", "new").get("/lotgate/tasks").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(10)
    void rolesChangeAtTheNextClickAndNobodyChangesTheirOwn() throws Exception {
        Visitor ada = person("ada.min", "ada");
        Visitor technician = person("tech.one", "new");
        Map<String, String> auditor = Map.of("role:AUDITOR", "yes", "reason", "moved");
        refused(change(ada, "ada.min", "roles", auditor), 403, "their own");
        refused(change(ada, "ben.min", "roles", auditor), 422, "Two administrators have to remain");
        refused(change(ada, "ben.min", "remove", Map.of("reason", "left")), 403, "Two administrators have to remain");
        refused(change(ada, "tech.one", "roles", Map.of("role:AUDITOR", "yes")), 422, "Give the reason");
        assertThat(technician.get("/lotgate/people").statusCode()).isEqualTo(403);
        assertThat(change(ada, "tech.one", "roles", auditor).statusCode()).isEqualTo(302);
        assertThat(technician.get("/lotgate/people").statusCode()).isEqualTo(200);
        change(ada, "tech.one", "roles", Map.of("role:QC_TECHNICIAN", "yes", "reason", "moved back"));
        assertThat(technician.get("/lotgate/people").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(11)
    void aRemovedPersonIsOutAtTheNextClickAndForEver() throws Exception {
        invite("gone.one", "Gone One", "AUDITOR");
        Visitor gone = person("gone.one");
        assertThat(gone.get("/lotgate/people").statusCode()).isEqualTo(200);
        Visitor ada = person("ada.min", "ada");
        assertThat(change(ada, "gone.one", "remove", Map.of("reason", "left")).statusCode())
                .isEqualTo(302);
        assertThat(gone.get("/lotgate/people").headers().firstValue("location").orElse(""))
                .endsWith("/lotgate/login?ended");
        assertThat(new Visitor(url).signIn("gone.one", SECRET + "gone.one").statusCode())
                .isEqualTo(401);
        refused(ada.post("/lotgate/people", invitation("gone.one", "Newman", "AUDITOR")), 422, "never given again");
        refused(change(ada, "gone.one", "roles", Map.of("role:AUDITOR", "yes", "reason", "x")), 403, "was removed");
    }

    @Test
    @Order(12)
    void everyoneChangesTheirOwnPasswordAndTheLastFiveDoNotReturn() throws Exception {
        Visitor audit = person("audit.one");
        Visitor elsewhere = person("audit.one");
        refused(own(audit, "wrong password!", SECRET + "a"), 422, "wrong");
        refused(own(audit, SECRET + "audit.one", SECRET + "audit.one"), 422, "last five");
        assertThat(own(audit, SECRET + "audit.one", "caf\u00e9 au lait au lit").statusCode())
                .isEqualTo(302);
        assertThat(audit.get("/lotgate/account").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/lotgate/account").statusCode()).isEqualTo(302);
        assertThat(new Visitor(url)
                        .signIn("audit.one", "cafe\u0301 au lait au lit")
                        .statusCode())
                .isEqualTo(302); // the same password from another keyboard
    }

    @Test
    @Order(13)
    void shippedDraftsAreApprovedByAQaManagerOnce() throws Exception {
        refused(person("tech.one", "new").get("/lotgate/lots/register"), 200, "No specification is approved");
        String specification = "/lotgate/documents/specification/uc-msc-iv/1";
        refused(approve("tech.one", "new", specification, UUID.randomUUID()), 403, "Only a QA manager");
        refused(approve("qa.one", "wrong", specification, UUID.randomUUID()), 422, "password is wrong");
        UUID once = UUID.randomUUID();
        assertThat(approve("qa.one", "qa.one", specification, once).statusCode())
                .isEqualTo(302);
        assertThat(approve("qa.one", "qa.one", specification, once).statusCode())
                .isEqualTo(302);
        refused(approve("qa.two", "qa.two", specification, UUID.randomUUID()), 409, "approved already");
        assertThat(approve("qa.one", "qa.one", "/lotgate/documents/model/perform-test/3", UUID.randomUUID())
                        .statusCode())
                .isEqualTo(302);
        assertThat(approve("qa.two", "qa.two", "/lotgate/documents/model/lot-release/3", UUID.randomUUID())
                        .statusCode())
                .isEqualTo(302);
        refused(
                person("tech.one", "new").post("/lotgate/lots", lot("EARLY-1", 1)),
                409,
                "approves dose-issue, exceptional-supply, follow-up, lot-expiry, lot-in-stock, oos-investigation, recall first");
        for (String model : List.of(
                "follow-up",
                "oos-investigation",
                "perform-retests",
                "lot-in-stock",
                "lot-expiry",
                "dose-issue",
                "recall",
                "exceptional-supply")) {
            assertThat(approve("qa.one", "qa.one", "/lotgate/documents/model/" + model + "/1", UUID.randomUUID())
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    @Order(14)
    void aTechnicianRegistersALotAndReceivesItWithoutARestart() throws Exception {
        Visitor technician = person("tech.one", "new");
        assertThat(technician.post("/lotgate/lots", lot("FIRST-1", 1)).statusCode())
                .isEqualTo(302);
        String at = "2026-01-03T08:00";
        HttpResponse<String> received = technician.post(
                "/lotgate/lots/FIRST-1/receive",
                Map.of(
                        "commandId", UUID.randomUUID().toString(),
                        "version",
                                Long.toString(bean(Lots.class)
                                        .find("FIRST-1")
                                        .orElseThrow()
                                        .version()),
                        "collectedAt", at,
                        "receivedAt", at,
                        "temperature", "5.0",
                        "condition", "acceptable",
                        "volume", "12",
                        "storage", "shelf 1",
                        "lateReason", "entered later"));
        assertThat(received.statusCode()).as(received.body()).isEqualTo(302);
    }

    @Test
    @Order(15)
    void aNewVersionIsForNewLotsAndOlderLotsStayOnTheirs() throws Exception {
        String shipped = Files.readString(Path.of("config/products/uc-msc-iv/1.yaml"));
        String second = shipped.replace("version: 1\n", "version: 3\n").replace("above: \"80\"", "above: \"85\"");
        Visitor qa = person("qa.one");
        assertThat(qa.upload("/lotgate/documents/import", "3.yaml", second.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(302);
        String address = "/lotgate/documents/specification/uc-msc-iv/3";
        refused(approve("qa.one", "qa.one", address, UUID.randomUUID()), 409, "does not approve it");
        assertThat(person("qa.two").get(address).body())
                .contains("What differs from version 1", "criterion.viability.above", "<del>80</del>", "<ins>85</ins>");
        refused(
                qa.upload("/lotgate/documents/import", "3.yaml", (second + "# x").getBytes(StandardCharsets.UTF_8)),
                422,
                "on record with other content");
        assertThat(bean(Ledger.class).entries("specification/uc-msc-iv", 1, 50))
                .anyMatch(entry -> entry.action().equals("document refused"));
        assertThat(approve("qa.two", "qa.two", address, UUID.randomUUID()).statusCode())
                .isEqualTo(302);
        Visitor technician = person("tech.one", "new");
        assertThat(technician.get("/lotgate/lots/register").body())
                .contains("uc-msc-iv/3")
                .doesNotContain("uc-msc-iv/1");
        refused(technician.post("/lotgate/lots", lot("SECOND-0", 1)), 422, "superseded");
        assertThat(technician.post("/lotgate/lots", lot("SECOND-1", 3)).statusCode())
                .isEqualTo(302);
        assertThat(viability("FIRST-1")).contains("80").doesNotContain("85");
        assertThat(viability("SECOND-1")).contains("85");
        assertThat(bean(Specifications.class).approved()).hasSize(2);
    }

    @Test
    @Order(16)
    void aNewModelIsFollowedFromItsApprovalOn() throws Exception {
        String shipped = Files.readString(Path.of("bpmn/lot-release.bpmn"));
        String second = shipped.replace("versionTag=\"3\"", "versionTag=\"4\"")
                .replace("name=\"Receive samples\"", "name=\"Receive the samples\"");
        Visitor ada = person("ada.min", "ada");
        assertThat(ada.upload("/lotgate/documents/import", "lot-release.bpmn", second.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(302);
        String address = "/lotgate/documents/model/lot-release/4";
        assertThat(person("qa.one").get(address).body())
                .contains("Receive the samples", "A person", "is-added")
                .doesNotContain("picture.svg");
        assertThat(approve("qa.one", "qa.one", address, UUID.randomUUID()).statusCode())
                .isEqualTo(302);
        Visitor technician = person("tech.one", "new");
        assertThat(technician.post("/lotgate/lots", lot("THIRD-1", 3)).statusCode())
                .isEqualTo(302);
        Lots lots = bean(Lots.class);
        assertThat(lots.find("THIRD-1").orElseThrow().registration().models().get("lot-release"))
                .isNotEqualTo(lots.find("FIRST-1")
                        .orElseThrow()
                        .registration()
                        .models()
                        .get("lot-release"));
        assertThat(person("qa.one").get("/lotgate/documents").body()).contains("Superseded");
    }

    @Test
    @Order(17)
    void hostileAndBrokenUploadsAreRefusedWithLineAndFieldAndKeepNothing() throws Exception {
        Visitor qa = person("qa.one");
        String address = "/lotgate/documents/import";
        String yaml = Files.readString(Path.of("config/products/uc-msc-iv/1.yaml"));
        String model =
                Files.readString(Path.of("bpmn/perform-test.bpmn")).replace("versionTag=\"3\"", "versionTag=\"9\"");
        String eighty = yaml.replace("version: 1\n", "version: 9\n").replace("above: \"80\"", "above: \"eighty\"");
        refused(upload(qa, "9.yaml", eighty), 422, "tests[0].criterion.viability.above");
        refused(upload(qa, "9.yaml", "a: &a [x]\nb: [*a, *a]\n"), 422, "anchor");
        refused(upload(qa, "perform-test.bpmn", model.replaceFirst("\\?>", "?><!DOCTYPE x []>")), 422, "document type");
        refused(
                upload(qa, "perform-test.bpmn", model.replace("${evaluateResult}", "${runtimeService}")),
                422,
                "not allowed here");
        String script = model.replace("name=\"Perform test\"", "name=\"&lt;script&gt;alert(1)&lt;/script&gt;${x}\"");
        HttpResponse<String> answer = upload(qa, "perform-test.bpmn", script);
        refused(answer, 422, "is refused; nothing was kept");
        assertThat(answer.body()).doesNotContain("<script>alert");
        String table = Files.readString(Path.of("bpmn/follow-up.dmn")).replace("versionTag=\"1\"", "versionTag=\"2\"");
        refused(upload(qa, "follow-up.dmn", table.replace("\"REPEAT_RUN\"<", "lotId<")), 422, "not allowed here");
        refused(
                upload(qa, "follow-up.dmn", table.replace("\"REPEAT_RUN\"<", "\"CONCLUDE\"<")),
                422,
                "the record goes by REPEAT_RUN");
        refused(upload(qa, "certificate.html", "<h1/>"), 422, "neither a specification");
        refused(qa.upload(address, "9.yaml", new byte[34 << 20]), 413, "at most 32 MB");
        refused(upload(person("tech.one", "new"), "9.yaml", yaml), 403, "Only a QA manager or an administrator");
        assertThat(bean(Documents.class).all()).hasSize(26);
    }

    private static HttpResponse<String> upload(Visitor visitor, String name, String text) throws Exception {
        return visitor.upload("/lotgate/documents/import", name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(18)
    void theRecordHoldsTogether() {
        assertThat(bean(Ledger.class).verify().faults()).isEmpty();
    }

    private static HttpResponse<String> setup(String username, String name, String password, String again)
            throws Exception {
        Visitor visitor = new Visitor(url);
        return visitor.send(
                "/lotgate/setup",
                Map.of("key", key, "username", username, "printedName", name, "new", password, "again", again),
                visitor.loginToken());
    }

    private static void invite(String username, String name, String role) throws Exception {
        Visitor ada = person("ada.min", "ada");
        HttpResponse<String> made = ada.post("/lotgate/people", invitation(username, name, role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
        String link = link(ada.get("/lotgate/people/" + username).body());
        assertThat(choose(link, SECRET + username).statusCode()).isEqualTo(302);
    }

    private static Map<String, String> invitation(String username, String name, String... roles) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("commandId", UUID.randomUUID().toString());
        form.put("username", username);
        form.put("printedName", name);
        form.put("reason", "first days");
        for (String role : roles) {
            form.put("role:" + role, "yes");
        }
        return form;
    }

    private static HttpResponse<String> choose(String link, String password) throws Exception {
        Visitor visitor = new Visitor(url);
        return visitor.send(
                "/lotgate/invitation", Map.of("key", link, "new", password, "again", password), visitor.loginToken());
    }

    private static HttpResponse<String> change(Visitor by, String username, String verb, Map<String, String> fields)
            throws Exception {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("commandId", UUID.randomUUID().toString());
        return by.post("/lotgate/people/" + username + "/" + verb, form);
    }

    private static HttpResponse<String> own(Visitor visitor, String present, String password) throws Exception {
        return visitor.post("/lotgate/account", Map.of("present", present, "new", password, "again", password));
    }

    private static HttpResponse<String> approve(String username, String secret, String address, UUID command)
            throws Exception {
        String right = secret.equals("wrong") ? username : secret;
        return person(username, right)
                .post(
                        address,
                        Map.of("commandId", command.toString(), "signer", username, "password", SECRET + secret));
    }

    private static Map<String, String> lot(String number, int version) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "specification", "uc-msc-iv/" + version,
                "lotNumber", number,
                "donorType", "allogeneic",
                "recipient", "R-9",
                "weight", "3.8",
                "weightUnit", "kg",
                "weightDate", "2026-01-02",
                "volume", "5.0",
                "containers", "1"));
        form.put("manufacturedAt", "2026-01-02T08:00");
        form.put("expiresAt", "2027-01-02T08:00");
        form.put("donorEligible", "yes");
        form.put("identityChecked", "yes");
        form.put("commandId", UUID.randomUUID().toString());
        return form;
    }

    private static String viability(String lot) {
        return bean(Lots.class)
                .find(lot)
                .orElseThrow()
                .specification()
                .test("viability")
                .orElseThrow()
                .criterion()
                .toString();
    }

    private static String link(String page) {
        Matcher matcher = LINK.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static Visitor person(String username) throws Exception {
        return person(username, username);
    }

    private static Visitor person(String username, String secret) throws Exception {
        return Visitor.signedIn(url, username, SECRET + secret);
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words).doesNotContain("Exception");
    }

    private static <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
