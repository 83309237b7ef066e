package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.lot.LotTest;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Result;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instruments' files on the task form, from the upload to the result, and what speaks against taking them. */
class InstrumentFileTest {
    private static final Path COUNTER = Path.of("config/samples/counter");
    private static final String UNDATED = "chemometec_nucleoview_example03.csv";
    private static final String OLD = "Beckman_Vi-Cell-BLU_example01.csv";

    private final Lab lab = Lab.lab();
    private SampleLot sample = lab.dose();
    private UUID lot = new UUID(0, 0);
    private Visitor client = new Visitor("");

    @BeforeEach
    void aReceivedLot() throws Exception {
        received();
        client = Visitor.signedIn(lab.url(), "technician", SamplePeople.PASSWORD);
    }

    @Test
    void aCountOlderThanTheSampleIsShownWithItsReasonAndNotTaken() throws Exception {
        HttpResponse<String> preview = upload("viability", Files.readAllBytes(COUNTER.resolve(OLD)), OLD);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("before the sample of this lot was collected", "CLB001");

        HttpResponse<String> taken = take("viability", preview, OLD, "0");

        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("before the sample of this lot was collected");
        assertThat(perform("viability", preview, OLD, "0", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(lab.lots().find(lot).orElseThrow().results()).isEmpty();
    }

    @Test
    void oneRowOfAFileIsNoResultOfTwoLots() throws Exception {
        byte[] unique = ("made for " + sample.number() + ";\n" + Files.readString(COUNTER.resolve(UNDATED)))
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> first = upload("viability", unique, UNDATED);
        assertThat(perform("viability", first, UNDATED, "0", Map.of()).statusCode())
                .isBetween(300, 399);
        String before = sample.number();

        received();
        HttpResponse<String> second = upload("viability", unique, UNDATED);

        HttpResponse<String> refused = perform("viability", second, UNDATED, "0", Map.of());
        assertThat(refused.statusCode()).isBetween(400, 499);
        assertThat(refused.body()).contains("already a result of lot " + before);
    }

    @Test
    void aWorkbookIsReadAndLinkedToItsRow() throws Exception {
        byte[] book = resource("cellcount/revvity_matrix_1_xlsx.xlsx");
        HttpResponse<String> preview = upload("viability", book, "matrix.xlsx");
        assertThat(preview.body()).contains("Cellaca or Cellometer", "P2-1", "Not read: ", "saw nothing");

        HttpResponse<String> taken = take("viability", preview, "matrix.xlsx", "0");

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("sheet Cellaca output example, line 2");
    }

    @Test
    void aFileOfAnotherKindIsNotTakenForThisTest() throws Exception {
        byte[] droplets = resource("dpcr/qx200_quantasoft174_20-1363.csv");

        HttpResponse<String> preview = upload("viability", droplets, "droplets.csv");

        assertThat(preview.body()).contains("this is a digital PCR, which this test does not take");
        assertThat(take("viability", preview, "droplets.csv", "2").statusCode()).isEqualTo(422);
    }

    @Test
    void wellsOfOneSampleAreAddedUpAndJudgedWithTheirShareOfCells() throws Exception {
        interneurons();
        byte[] droplets = resource("dpcr/qx200_quantasoft174_21-0097.csv");
        HttpResponse<String> preview = upload("residual-lin28a", droplets, "droplets.csv");
        assertThat(preview.body()).contains("type=\"checkbox\"", "no-template control", "Take the chosen rows");

        HttpResponse<String> merged = take("residual-lin28a", preview, "droplets.csv", "0,1");
        assertThat(merged.statusCode()).isEqualTo(422);
        assertThat(merged.body()).contains("different samples");

        HttpResponse<String> taken = take("residual-lin28a", preview, "droplets.csv", "8,9");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body())
                .contains("from droplets.csv, line 10, Positives", "from droplets.csv, line 11, Positives");
        HttpResponse<String> performed = perform(
                "residual-lin28a",
                preview,
                "droplets.csv",
                "8,9",
                Map.of(
                        "o:/copiesPerCell", "100",
                        "o:/cellsLoaded", "100000",
                        "o:/reactionVolumeUl", "20",
                        "o:/controls/0/value", "Negative",
                        "o:/controls/1/value", "In range"));
        assertThat(performed.statusCode()).isBetween(300, 399);
        LotTest test =
                lab.lots().find(lot).orElseThrow().test("residual-lin28a").orElseThrow();
        Result result = test.latest().orElseThrow().result().record();
        assertThat(result.observation().get("wells").size()).isEqualTo(2);
        assertThat(result.evaluated().workings()).anyMatch(line -> line.contains("the instrument gives"));
        assertThat(result.origin().orElseThrow().name()).isEqualTo("droplets.csv");
        HttpResponse<String> again = upload("residual-lin28a", droplets, "droplets.csv");
        assertThat(take("residual-lin28a", again, "droplets.csv", "9").body())
                .contains("an earlier attempt at this test was taken from this row");
        assertThat(take("residual-lin28a", again, "droplets.csv", "10").statusCode())
                .isEqualTo(200);
    }

    private void received() {
        sample = lab.dose();
        SampleWay way = lab.way();
        lot = way.register(sample);
        way.receive(lot, sample);
    }

    private void interneurons() {
        sample = lab.dose();
        Instant now = lab.bean(Clock.class).instant();
        Instant made = now.minus(Duration.ofMinutes(30));
        Map<String, String> input = new HashMap<>(lab.way().registration(sample));
        input.put("specification", "ipsc-interneuron-intracerebral/1");
        input.put("weighedOn", made.atZone(ZoneOffset.UTC).toLocalDate().toString());
        input.put("manufacturedAt", made.toString());
        input.put("expiresAt", made.plus(Duration.ofDays(300)).toString());
        lot = done(RegisterLot.read(input, ZoneOffset.UTC)
                .then(command -> lab.process().register(Ids.next(), command, lab.actor("technician"), "UTC")));
        Map<String, String> reception = new HashMap<>(lab.way().reception(sample));
        reception.put("collectedAt", now.minus(Duration.ofMinutes(20)).toString());
        reception.put("receivedAt", now.minus(Duration.ofMinutes(10)).toString());
        done(ReceiveSamples.read(reception, ZoneOffset.UTC)
                .then(command -> lab.process().receive(Ids.next(), lot, command, lab.actor("technician"))));
    }

    private static <T> T done(io.lotgate.lot.Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(io.lotgate.lot.Outcome.Done.class);
        return ((io.lotgate.lot.Outcome.Done<T>) outcome).value();
    }

    private HttpResponse<String> upload(String test, byte[] content, String name) throws Exception {
        return client.upload(address(test) + "/read", name, content);
    }

    private HttpResponse<String> take(String test, HttpResponse<String> preview, String name, String rows)
            throws Exception {
        Map<String, String> form = new LinkedHashMap<>(entry(preview, name));
        form.put("sample", rows);
        return client.post(address(test) + "/take", form);
    }

    private HttpResponse<String> perform(
            String test, HttpResponse<String> preview, String name, String rows, Map<String, String> values)
            throws Exception {
        Map<String, String> form = new LinkedHashMap<>(entry(preview, name));
        form.put("taken", rows);
        form.putAll(values);
        return client.post(address(test), form);
    }

    private Map<String, String> entry(HttpResponse<String> preview, String name) {
        String now = RecordJson.text(lab.bean(Clock.class).instant());
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
                SamplePeople.PASSWORD,
                "file",
                HostWay.field(preview.body(), "file"),
                "fileName",
                name);
    }

    private String address(String test) {
        return "/lotgate/lots/" + sample.number() + "/tests/" + test + "/perform";
    }

    private static byte[] resource(String name) throws Exception {
        try (var in = InstrumentFileTest.class.getResourceAsStream("/samples/" + name)) {
            return in.readAllBytes();
        }
    }
}
