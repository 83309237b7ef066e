package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import io.lotgate.value.Ids;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lot on its way through Lotgate's pages inside the hospital's system, by the hospital's people. */
final class HostWay {
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private final Path counter =
            CounterFile.measuredOn(LocalDate.now(java.time.Clock.systemUTC()).minusDays(30));

    private final String lot;

    HostWay(String lot) {
        this.lot = lot;
    }

    /** A form for registering a lot. */
    static Map<String, String> registration(String lot) {
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
        return form;
    }

    void registered() throws Exception {
        Visitor tessa = Hospital.signedIn("tessa");
        submit(tessa, "/lotgate/lots/register", "/lotgate/lots", registration(lot));
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
        Visitor tessa = Hospital.signedIn("tessa");
        Visitor tom = Hospital.signedIn("tom");
        counted(tessa);
        accept(tom, "viability");
        Map<String, Map<String, String>> entered = new LinkedHashMap<>();
        entered.put(
                "cd73-cd90-cd105",
                Map.of("o:/markers/0/percent", "99.6", "o:/markers/1/percent", "99.9", "o:/markers/2/percent", "100"));
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
                tessa.upload(address + "/read", counter.getFileName().toString(), Files.readAllBytes(counter));
        String file = field(read.body(), "file");
        String sample = first(
                read.body(), "<tr[^>]*>(?:(?!</tr>).)*?name=\"sample\"[^>]*?value=\"([^\"]+)\"(?:(?!</tr>).)*?CLB001");
        perform(
                tessa,
                "viability",
                Map.of(
                        "file",
                        file,
                        "fileName",
                        counter.getFileName().toString(),
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
        accept(Hospital.signedIn("tom"), "karyotype");
        Map<String, String> answers = new HashMap<>();
        List.of("batch-record", "yield", "materials", "environment", "deviations")
                .forEach(item -> answers.put("a:" + item, "yes"));
        submit(Hospital.signedIn("quinn"), at("/batch-record"), at("/batch-record"), signed("quinn", answers));
        submit(
                Hospital.signedIn("piet"),
                at("/decision"),
                at("/decision"),
                signed("piet", Map.of("decision", "release")));
    }

    /** The text of the certificate's first page, once it is issued. */
    String certificate() throws Exception {
        Visitor piet = Hospital.signedIn("piet");
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
                text.append(PdfTextExtractor.getTextFromPage(pdf.getPage(i))).append('\n');
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

    static String field(String page, String name) {
        return first(page, "name=\"" + name + "\"[^>]*?value=\"([^\"]*)\"");
    }

    private static String first(String page, String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String daysAgo(int days) {
        return FIELD.format(LocalDateTime.ofInstant(java.time.Clock.systemUTC().instant(), ZoneOffset.UTC)
                .minusDays(days));
    }
}
