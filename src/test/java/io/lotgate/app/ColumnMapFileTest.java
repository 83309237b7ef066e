package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Kind;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Result;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that an approved column map reads, from the drop to the result that pins the map. */
class ColumnMapFileTest {
    private static final Path MAP = Path.of("config/instruments/cell-counter-table/1.yaml");

    private final Lab lab = Lab.lab();
    private SampleLot sample = lab.dose();
    private UUID lot = new UUID(0, 0);
    private Visitor client = new Visitor("");

    @BeforeEach
    void aReceivedLot() throws Exception {
        lot = lab.way().register(sample);
        lab.way().receive(lot, sample);
        client = Visitor.signedIn(lab.url(), "technician", SamplePeople.PASSWORD);
    }

    @Test
    void aResultPinsTheContentOfTheMapItWasReadBy() throws Exception {
        String map = Digest.of(Files.readAllBytes(MAP)).hex();
        HttpResponse<String> preview = upload(table("Sample name"));
        assertThat(preview.body()).contains("column map cell-counter-table 1", "1234000", "0@" + map);
        assertThat(take(preview, "0").statusCode())
                .as("a row without the map it was shown by")
                .isEqualTo(422);

        assertThat(take(preview, "0@" + map).statusCode()).isEqualTo(200);
        assertThat(perform(preview, "0@" + map).statusCode()).isBetween(300, 399);

        Result result = lab.lots()
                .find(lot)
                .orElseThrow()
                .test("viability")
                .orElseThrow()
                .latest()
                .orElseThrow()
                .result()
                .record();
        assertThat(result.observation().path("viablePerMl").asString()).isEqualTo("1234000");
        assertThat(result.origin().orElseThrow().columnMap()).contains(map);
        assertThat(result.origin().orElseThrow().instrument()).contains("column map cell-counter-table 1");
    }

    @Test
    void onlyAnApprovedMapReadsAndANewVersionTakesNothingShownByTheOld() throws Exception {
        byte[] first = map("1", "Specimen");
        imported("1", first);
        assertThat(upload(table("Specimen")).statusCode())
                .as("a draft reads nothing")
                .isEqualTo(422);
        approved("1");
        HttpResponse<String> preview = upload(table("Specimen"));
        assertThat(preview.statusCode()).isEqualTo(200);
        String shown = "0@" + Digest.of(first).hex();

        imported("2", map("2", "Specimen"));
        approved("2");

        assertThat(take(preview, shown).statusCode()).isEqualTo(422);
        assertThat(perform(preview, shown).statusCode()).isBetween(400, 499);
        assertThat(lab.lots().find(lot).orElseThrow().results()).isEmpty();
    }

    @Test
    void aMapIsImportedOnThePageAndRefusedWithLineAndField() throws Exception {
        Visitor qa = Visitor.signedIn(lab.url(), "qa", SamplePeople.PASSWORD);
        byte[] wrong = new String(map("3", "Specimen"), StandardCharsets.UTF_8)
                .replace("decimal: comma", "decimal: dot")
                .getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> refused = qa.upload("/lotgate/documents/import", "map.yaml", wrong);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("must be one of point, comma");
        assertThat(qa.get("/lotgate/documents/column_map/cell-counter-table/1").body())
                .contains("Column map", "Viable cells (10^6/mL)");
    }

    private byte[] map(String version, String heading) throws Exception {
        return Files.readString(MAP)
                .replace("instrument: cell-counter-table", "instrument: changing-counter")
                .replace("version: 1", "version: " + version)
                .replace("Sample name", heading)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void imported(String version, byte[] yaml) {
        done(lab.process()
                .importDraft(Ids.next(), Kind.COLUMN_MAP, "changing-counter", version, yaml, lab.actor("admin")));
    }

    private void approved(String version) {
        Documents documents = lab.bean(Documents.class);
        done(lab.process()
                .approve(
                        Ids.next(),
                        documents
                                .find(Kind.COLUMN_MAP, "changing-counter", version)
                                .orElseThrow(),
                        lab.actor("qa"),
                        Lab.credentials("qa")));
    }

    private static <T> void done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private byte[] table(String heading) {
        return (heading + ";Date and time;Viable cells (10^6/mL);Viability (%);Comment\n" + sample.number()
                        + ";;1,234;92,5;\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> upload(byte[] content) throws Exception {
        return client.upload(address() + "/read", "counts.csv", content);
    }

    private HttpResponse<String> take(HttpResponse<String> preview, String rows) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(entry(preview));
        form.put("sample", rows);
        return client.post(address() + "/take", form);
    }

    private HttpResponse<String> perform(HttpResponse<String> preview, String rows) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(entry(preview));
        form.put("taken", rows);
        return client.post(address(), form);
    }

    private Map<String, String> entry(HttpResponse<String> preview) {
        return Map.of(
                "commandId",
                UUID.randomUUID().toString(),
                "version",
                "1",
                "performedAt",
                RecordJson.text(lab.bean(Clock.class).instant()).substring(0, 16),
                "signer",
                "technician",
                "password",
                SamplePeople.PASSWORD,
                "file",
                HostWay.field(preview.body(), "file"),
                "fileName",
                "counts.csv");
    }

    private String address() {
        return "/lotgate/lots/" + sample.number() + "/tests/viability/perform";
    }
}
