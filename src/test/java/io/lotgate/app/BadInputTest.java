package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Entry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests over HTTP: each is refused with 4xx and words, saves nothing, and shows nothing of the inside. */
class BadInputTest {
    private final Lab lab = Lab.lab();
    private SampleLot sample = lab.dose();
    private UUID lot = new UUID(0, 0);
    private Visitor client = new Visitor("");

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
        refused(perform(Map.of("signer", "auditor")), 403, "Only a QC technician");
        assertThat(last("person/auditor").action()).isEqualTo("command refused");
    }

    @Test
    void aStalePageIsToldThatSomeoneElseWasFirst() throws Exception {
        assertThat(perform(Map.of()).statusCode()).isEqualTo(302);
        refused(perform(Map.of("commandId", UUID.randomUUID().toString())), 409, "Entered meanwhile by Technician One");
        assertThat(lab.lots().find(lot).orElseThrow().results()).hasSize(1);
    }

    @Test
    void aDoubleClickHasOneOutcome() throws Exception {
        Map<String, String> once = Map.of("commandId", UUID.randomUUID().toString());
        assertThat(perform(once).statusCode()).isEqualTo(302);
        assertThat(perform(once).statusCode()).isEqualTo(302);
        assertThat(lab.lots().find(lot).orElseThrow().results()).hasSize(1);
    }

    @Test
    void aCommandIdUsedForSomethingElseIsRefusedNotRepeated() throws Exception {
        String used = UUID.randomUUID().toString();
        assertThat(perform(Map.of("commandId", used)).statusCode()).isEqualTo(302);
        String other = "/lotgate/lots/" + sample.number() + "/tests/mycoplasma/perform";
        Map<String, String> form = new LinkedHashMap<>(entry());
        form.put("commandId", used);
        form.put("o:/value", "Not detected");
        refused(client.post(other, form), 409, "used already for something else");
        assertThat(lab.lots().find(lot).orElseThrow().results()).hasSize(1);
    }

    @Test
    void aCharacterThatNoCertificateCanPrintIsRefusedAtEntry() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(registration());
        form.put("lotNumber", "EMOJI-1");
        form.put("recipient", "R-\uD83D\uDE00");
        form.put("donorEligible", "yes");
        form.put("identityChecked", "yes");
        refused(client.post("/lotgate/lots", form), 422, "cannot be printed");
    }

    @Test
    void anExternalResultNeedsAReportThatIsKept() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(entry());
        form.put("o:/value", "No clonal abnormality");
        form.put("laboratory", "Somewhere");
        form.put("reportNumber", "7");
        form.put("reportDate", "2026-01-01");
        form.put("reportFile", "0".repeat(64));
        String address = "/lotgate/lots/" + sample.number() + "/tests/karyotype/perform";
        refused(client.post(address, form), 422, "Attach the report as PDF");
    }

    @Test
    void aTextOverItsLengthIsRefusedNotCut() throws Exception {
        refused(perform(Map.of("lateReason", "x".repeat(1001))), 400, "too long");
    }

    @Test
    void anAuditorAddsNoFileToALot() throws Exception {
        client = signedIn("auditor");
        long before = lab.ledger().version("lot/" + lot);
        byte[] real = Files.readAllBytes(Path.of("config/samples/counter/Beckman_Vi-Cell-BLU_example01.csv"));
        refused(upload("real.csv", real), 403, "Only a QC technician");
        assertThat(lab.ledger().version("lot/" + lot)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "a\u0000b", "ten thousand", ""})
    void aStrangeUserNameIsRefusedLikeAnyOther(String name) throws Exception {
        HttpResponse<String> answer = new Visitor(lab.url()).signIn(name.repeat(20), "x");
        assertThat(answer.statusCode()).isBetween(400, 499);
        clean(answer);
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
        HttpResponse<String> answer = client.post(
                "/lotgate/lots/" + sample.number() + "/tests/viability",
                Map.of(
                        "decision",
                        "accept",
                        "signer",
                        "technician",
                        "password",
                        SamplePeople.PASSWORD,
                        "version",
                        "1"));
        refused(answer, 403, "Only a QC reviewer");
    }

    @Test
    void aLotNumberIsNeverUsedTwice() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(registration());
        form.put("lotNumber", sample.number());
        refused(client.post("/lotgate/lots", form), 422, "is used already");
    }

    @Test
    void aWeightInAnotherUnitThanKilogramOrPoundIsRefused() throws Exception {
        for (String unit : new String[] {"g", "", "KG"}) {
            Map<String, String> form = registration();
            form.put("lotNumber", "GRAMS-1");
            form.put("weightUnit", unit);
            refused(client.post("/lotgate/lots", form), 422, "kg or lb");
        }
        assertThat(lab.lots().find("GRAMS-1")).isEmpty();
    }

    @Test
    void aWeightInPoundsIsKeptAsWeighed() throws Exception {
        Map<String, String> form = registration();
        form.put("lotNumber", "POUNDS-1");
        form.put("weight", "8.4");
        form.put("weightUnit", "lb");
        assertThat(client.post("/lotgate/lots", form).statusCode()).isEqualTo(302);
        assertThat(lab.lots().find("POUNDS-1").orElseThrow().registration())
                .satisfies(lot -> assertThat(lot.weightKg()).isEqualByComparingTo("3.810175908"))
                .satisfies(lot -> assertThat(lot.weighed()).contains("8.4 lb"));
        assertThat(client.get("/lotgate/lots/POUNDS-1").body()).contains("3.810175908 kg (8.4 lb)");
    }

    @Test
    void aFormWithoutItsCommandIdIsRefused() throws Exception {
        Map<String, String> form = registration();
        form.put("lotNumber", "NOID-1");
        form.put("commandId", "not-an-id");
        refused(client.post("/lotgate/lots", form), 400, "no proper command id");
        assertThat(lab.lots().find("NOID-1")).isEmpty();
    }

    @Test
    void anUnknownSpecificationIsRefused() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(registration());
        form.put("specification", "nothing/7");
        form.put("lotNumber", "NOWHERE-7");
        refused(client.post("/lotgate/lots", form), 422, "no approved specification");
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
                "/lotgate/ledger?before=abc",
                "/lotgate/ledger?verify=perhaps",
                "/lotgate/lots?status=%27&after=%00&q=%25"
            })
    void strangeAddressesAreAnsweredWithoutAFailure(String address) throws Exception {
        HttpResponse<String> answer = client.get(address);
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileOfTwoHundredMegabytesIsRefusedBySize(boolean announced) throws Exception {
        String address = "/lotgate/lots/" + sample.number() + "/tests/viability/perform/read";
        refused(client.upload(address, "huge.csv", new byte[200 << 20], announced), 413, "at most 32 MB");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        refused(client.postForged("/lotgate/lots", "lotNumber=X"), 403, "nothing was saved");
    }

    @Test
    void fiveWrongPasswordsLockTheAccountAndNeitherTellsWhetherTheNameExists() throws Exception {
        Visitor nobody = new Visitor(lab.url());
        HttpResponse<String> unknown = nobody.signIn("no-such-person", "x");
        HttpResponse<String> wrong = nobody.signIn("technician2", "x");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("User name or password is wrong");
        assertThat(unknown.body()).contains("User name or password is wrong");
        for (int i = 0; i < 4; i++) {
            nobody.signIn("technician2", "x");
        }
        assertThat(nobody.signIn("technician2", SamplePeople.PASSWORD).body()).contains("locked until");
    }

    private HttpResponse<String> perform(Map<String, String> changes) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(entry());
        form.put("o:/viablePerMl", "760000");
        form.put("o:/viability", "89");
        form.putAll(changes);
        return client.post("/lotgate/lots/" + sample.number() + "/tests/viability/perform", form);
    }

    private Map<String, String> entry() {
        String now =
                io.lotgate.value.RecordJson.text(lab.bean(java.time.Clock.class).instant());
        return Map.of(
                "commandId",
                UUID.randomUUID().toString(),
                "version",
                "1",
                "performedAt",
                now.substring(0, 16),
                "signer",
                "technician",
                "password",
                SamplePeople.PASSWORD);
    }

    private Map<String, String> registration() {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "specification", "uc-msc-iv/1",
                "donorType", "allogeneic",
                "recipient", "R-9",
                "weight", "3.8",
                "weightUnit", "kg",
                "weightDate", "2026-01-02",
                "volume", "5.0",
                "containers", "1",
                "manufacturedAt", "2026-01-02T08:00",
                "expiresAt", "2027-01-02T08:00"));
        form.put("commandId", java.util.UUID.randomUUID().toString());
        form.put("donorEligible", "yes");
        form.put("identityChecked", "yes");
        return form;
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
        return client.upload("/lotgate/lots/" + sample.number() + "/tests/viability/perform/read", name, content);
    }

    private Visitor signedIn(String username) throws Exception {
        return Visitor.signedIn(lab.url(), username, SamplePeople.PASSWORD);
    }

    private long entries(String stream) {
        return lab.ledger().version(stream);
    }

    private Entry last(String stream) {
        return lab.ledger().entries(stream, entries(stream), 1).get(0);
    }
}
