package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.FilledWorksheet;
import io.lotgate.lot.Result;
import io.lotgate.value.RecordJson;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lot's worksheet from its page to the signed result. */
class WorksheetPageTest {
    private static final String NAME = "bench.xlsx";

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
    void isDownloadedFilledInUploadedAndSigned() throws Exception {
        assertThat(client.get(page()).body()).contains(page() + "/worksheet.xlsx");
        byte[] filled = filled(client.bytes(page() + "/worksheet.xlsx"));

        HttpResponse<String> preview = client.upload(address() + "/read", NAME, filled);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("Worksheet WS-" + sample.number(), "this lot", "96.5", "Not read: ");

        Map<String, String> form = entry(preview);
        form.put("sample", "0");
        HttpResponse<String> taken = client.post(address() + "/take", form);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).containsPattern("from bench.xlsx, sheet Tests, line [0-9]+, E Viability: 96.5");

        form.remove("sample");
        form.put("taken", "0");
        assertThat(client.post(address(), form).statusCode()).isBetween(300, 399);
        Result result = lab.lots()
                .find(lot)
                .orElseThrow()
                .test("viability")
                .orElseThrow()
                .latest()
                .orElseThrow()
                .result()
                .record();
        assertThat(result.observation().path("viability").asString()).isEqualTo("96.5");
        assertThat(result.observation().path("viablePerMl").asString()).isEqualTo("2500000");
        assertThat(result.verdict()).isEqualTo("CONFORMS");
        assertThat(result.origin().orElseThrow().name()).isEqualTo(NAME);
        assertThat(result.origin().orElseThrow().instrument())
                .matches("Worksheet WS-.*, Tests!E[0-9]+ to Tests!E[0-9]+");
    }

    @Test
    void ofAnotherLotIsRefusedByTheNameOfTheCell() throws Exception {
        byte[] filled = filled(client.bytes(page() + "/worksheet.xlsx"));
        received();

        HttpResponse<String> refused = client.upload(address() + "/read", NAME, filled);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("About!C2: this worksheet is of lot");
    }

    private void received() {
        sample = lab.dose();
        SampleWay way = lab.way();
        lot = way.register(sample);
        way.receive(lot, sample);
    }

    private String page() {
        return "/lotgate/lots/" + sample.number();
    }

    private String address() {
        return page() + "/tests/viability/perform";
    }

    private Map<String, String> entry(HttpResponse<String> preview) {
        String now = RecordJson.text(lab.bean(Clock.class).instant());
        return new HashMap<>(Map.of(
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
                NAME));
    }

    /** The two values of the viability, as they stand first with their labels. */
    private static byte[] filled(byte[] worksheet) {
        return FilledWorksheet.with(worksheet, book -> {
            fill(book, "Viability", 96.5);
            fill(book, "Viable cells per mL", 2_500_000);
        });
    }

    private static void fill(XSSFWorkbook book, String label, double value) {
        boolean block = false;
        for (Row row : book.getSheet("Tests")) {
            String first = text(row, 0);
            block |= text(row, 4).equals("viability");
            if (block && first.equals(label)) {
                row.getCell(4).setCellValue(value);
                return;
            }
        }
        throw new AssertionError(label);
    }

    private static String text(Row row, int column) {
        return row.getCell(column) == null ? "" : row.getCell(column).getStringCellValue();
    }
}
