package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Entry;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests over HTTP: each is refused with 4xx and words, saves nothing, and shows nothing of the inside. */
class BadInputTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Lab lab = Lab.lab();
    private SampleLot sample = lab.dose();
    private UUID lot = new UUID(0, 0);
    private HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void aReceivedLot() throws Exception {
        sample = lab.dose();
        SampleWay way = lab.way();
        lot = way.register(sample);
        way.receive(lot, sample);
        client = signedIn("technician");
    }

    @Test
    void aWrongPasswordSavesNothingAndStandsInTheLedger() throws Exception {
        long before = entries("person/technician");
        HttpResponse<String> answer = perform(Map.of("password", "guess"));
        refused(answer, 422, "password is wrong");
        assertThat(lab.lots().find(lot).orElseThrow().results()).isEmpty();
        assertThat(last("person/technician").action()).isEqualTo("credentials refused");
        assertThat(entries("person/technician")).isGreaterThan(before);
    }

    @Test
    void anotherPersonsNameInMySessionIsRefusedAndLedgered() throws Exception {
        refused(perform(Map.of("signer", "technician2")), 422, "Only you can sign here");
        assertThat(last("person/technician").action()).isEqualTo("signature refused");
    }

    @Test
    void theWrongRoleIsRefusedAndLedgered() throws Exception {
        client = signedIn("auditor");
        refused(perform(Map.of("signer", "auditor")), 403, "Only a QC technician performs tests");
        assertThat(last("person/auditor").action()).isEqualTo("signature refused");
    }

    @Test
    void aStalePageIsToldThatSomeoneElseWasFirst() throws Exception {
        assertThat(perform(Map.of()).statusCode()).isEqualTo(302);
        refused(perform(Map.of("commandId", UUID.randomUUID().toString())), 409, "Someone else entered this test");
        assertThat(lab.lots().find(lot).orElseThrow().results()).hasSize(1);
    }

    @Test
    void aDoubleClickHasOneOutcome() throws Exception {
        Map<String, String> once = Map.of("commandId", UUID.randomUUID().toString());
        assertThat(perform(once).statusCode()).isEqualTo(302);
        assertThat(perform(once).statusCode()).isEqualTo(302);
        assertThat(lab.lots().find(lot).orElseThrow().results()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "101", "-1", "1e999999", "NaN", "９９", "89,0", "' OR 1=1 --"})
    void aMissingOrImpossibleValueIsRefusedAtItsField(String viability) throws Exception {
        HttpResponse<String> answer = perform(Map.of("o:/viability", viability));
        refused(answer, 422, "is-wrong");
        assertThat(lab.lots().find(lot).orElseThrow().results()).isEmpty();
    }

    @Test
    void whatWasTypedStaysWhenSomethingIsRefused() throws Exception {
        assertThat(perform(Map.of("password", "guess", "o:/viability", "88.5")).body())
                .contains("88.5");
    }

    @Test
    void ownResultsAreNotReviewed() throws Exception {
        assertThat(perform(Map.of()).statusCode()).isEqualTo(302);
        HttpResponse<String> answer = post(
                "/lotgate/lots/" + sample.number() + "/tests/viability",
                form(Map.of(
                        "decision",
                        "accept",
                        "signer",
                        "technician",
                        "password",
                        SamplePeople.PASSWORD,
                        "version",
                        "1")));
        refused(answer, 403, "Only a QC reviewer");
    }

    @Test
    void aLotNumberIsNeverUsedTwice() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(registration());
        form.put("lotNumber", sample.number());
        refused(post("/lotgate/lots", form(form)), 422, "is used already");
    }

    @Test
    void anUnknownSpecificationIsRefused() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(registration());
        form.put("specification", "nothing/7");
        form.put("lotNumber", "NOWHERE-7");
        refused(post("/lotgate/lots", form(form)), 422, "no approved specification");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lotgate/lots/NOPE",
                "/lotgate/lots/%00",
                "/lotgate/lots/NOPE/tests/x/perform",
                "/lotgate/files/zz",
                "/lotgate/certificates/none.pdf",
                "/lotgate/specifications/x/999999999999999",
                "/lotgate/nothing",
                "/lotgate/lots?status=%27&after=%00&q=%25"
            })
    void strangeAddressesAreAnsweredWithoutAFailure(String address) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).isLessThan(500);
        clean(answer);
    }

    @Test
    void emptyTruncatedForeignAndBinaryFilesAreRefusedWithAReason() throws Exception {
        byte[] real = Files.readAllBytes(Path.of("config/samples/counter/Beckman_Vi-Cell-BLU_example01.csv"));
        refused(upload("empty.csv", new byte[0]), 422, "empty");
        refused(upload("truncated.csv", java.util.Arrays.copyOf(real, 300)), 422, "truncated.csv");
        refused(
                upload(
                        "other.txt",
                        "* Block Type = 96-Well\n[Results]\nWell\tCT\nA1\t21.3\n".getBytes(StandardCharsets.UTF_8)),
                422,
                "other.txt");
        refused(upload("book.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}), 422, "book.xlsx");
        assertThat(upload("real.csv", real).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileOfTwoHundredMegabytesIsRefusedBySize() throws Exception {
        HttpResponse<String> answer = upload("huge.csv", new byte[200 * 1024 * 1024]);
        refused(answer, 413, "at most 32 MB");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(lab.url() + "/lotgate/lots"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("lotNumber=X"))
                .build();
        refused(client.send(request, BodyHandlers.ofString()), 403, "nothing was saved");
    }

    @Test
    void fiveWrongPasswordsLockTheAccountAndNeitherTellsWhetherTheNameExists() throws Exception {
        HttpClient nobody = newClient();
        client = nobody;
        HttpResponse<String> unknown = signIn(nobody, "no-such-person", "x");
        HttpResponse<String> wrong = signIn(nobody, "technician2", "x");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("User name or password is wrong");
        assertThat(unknown.body()).contains("User name or password is wrong");
        for (int i = 0; i < 4; i++) {
            signIn(nobody, "technician2", "x");
        }
        assertThat(signIn(nobody, "technician2", SamplePeople.PASSWORD).body()).contains("locked until");
    }

    private HttpResponse<String> perform(Map<String, String> changes) throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("commandId", UUID.randomUUID().toString());
        form.put("version", "1");
        form.put("o:/viablePerMl", "760000");
        form.put("o:/viability", "89");
        form.put(
                "performedAt",
                io.lotgate.value.RecordJson.text(lab.bean(java.time.Clock.class).instant())
                        .substring(0, 16));
        form.put("signer", "technician");
        form.put("password", SamplePeople.PASSWORD);
        form.putAll(changes);
        return post("/lotgate/lots/" + sample.number() + "/tests/viability/perform", form(form));
    }

    private Map<String, String> registration() {
        return Map.of(
                "specification", "uc-msc-iv/1",
                "donorType", "allogeneic",
                "recipient", "R-9",
                "weight", "3.8",
                "weightUnit", "kg",
                "weightDate", "2026-01-02",
                "volume", "5.0",
                "containers", "1",
                "manufacturedAt", "2026-01-02T08:00",
                "expiresAt", "2027-01-02T08:00");
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        clean(answer);
    }

    private static void clean(HttpResponse<String> answer) {
        assertThat(answer.body())
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("SELECT ")
                .doesNotContain("org.springframework")
                .doesNotContain("at io.lotgate");
    }

    private HttpResponse<String> upload(String name, byte[] content) throws Exception {
        String page = get("/lotgate/lots/" + sample.number() + "/tests/viability/perform")
                .body();
        String boundary = "lotgate-test-boundary";
        String start =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(page) + "\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/csv\r\n\r\n";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(lab.url() + "/lotgate/lots/" + sample.number() + "/tests/viability/perform/read"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(
                        start.getBytes(StandardCharsets.UTF_8),
                        content,
                        ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8))))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, String body) throws Exception {
        String page = get("/lotgate/lots/register").body();
        HttpRequest request = HttpRequest.newBuilder(URI.create(lab.url() + address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&_csrf=" + encoded(token(page))))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(lab.url() + address)).build(), BodyHandlers.ofString());
    }

    private HttpClient signedIn(String username) throws Exception {
        HttpClient fresh = newClient();
        assertThat(signIn(fresh, username, SamplePeople.PASSWORD).statusCode()).isEqualTo(302);
        return fresh;
    }

    private HttpResponse<String> signIn(HttpClient browser, String username, String password)
            throws IOException, InterruptedException {
        String page = browser.send(
                        HttpRequest.newBuilder(URI.create(lab.url() + "/lotgate/login"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        HttpRequest request = HttpRequest.newBuilder(URI.create(lab.url() + "/lotgate/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        form(Map.of("username", username, "password", password)) + "&_csrf=" + encoded(token(page))))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static String token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as("a page with a form").isTrue();
        return matcher.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long entries(String stream) {
        return lab.ledger().version(stream);
    }

    private Entry last(String stream) {
        return lab.ledger().entries(stream, entries(stream), 1).get(0);
    }
}
