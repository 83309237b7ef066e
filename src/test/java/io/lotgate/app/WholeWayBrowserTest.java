package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.listener.SimpleTextExtractionStrategy;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Four people take a lot from registration to the certificate, in a real browser, with and without JavaScript. */
class WholeWayBrowserTest {
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final Browsers BROWSERS = new Browsers(Lab.lab().url());
    private final Path counter =
            CounterFile.measuredOn(LocalDate.now(java.time.Clock.systemUTC()).minusDays(30));

    private final Lab lab = Lab.lab();
    private String lot = "";

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromRegistrationToACertificateWhosePdfSaysWhatWasEntered(boolean javaScript) throws IOException {
        lot = "WAY-" + (javaScript ? "JS" : "PLAIN");
        Page technician = BROWSERS.signedIn("technician", javaScript);
        Page reviewer = BROWSERS.signedIn("reviewer", javaScript);
        Page qa = BROWSERS.signedIn("qa", javaScript);
        Page certifier = BROWSERS.signedIn("certifier", javaScript);

        register(technician);
        receive(technician);
        countFromFile(technician, javaScript);
        accept(reviewer, "viability");
        performTheRest(technician);
        for (String test : List.of(
                "cd73-cd90-cd105",
                "negative-markers",
                "endotoxin",
                "sterility",
                "mycoplasma",
                "mycoplasma-culture",
                "karyotype",
                "dose-per-kg")) {
            accept(reviewer, test);
        }
        reviewBatchRecord(qa);
        release(certifier);

        String text = certificate(certifier);
        assertThat(text)
                .contains(lot, "97 %", "99.6", "99.9", "<0.05 EU/mL", "46, XY, 16qh+", "1.00e6 cells/kg")
                .contains("Technician One", "Reviewer (sample)", "QA Manager (sample)", "Qualified Person (sample)")
                .contains("Page 1 of", "SAMPLE DATA", "Released".toUpperCase(java.util.Locale.ROOT));
        assertThat(Verify.verify(lab.bean(JdbcClient.class)).faults()).isEmpty();
    }

    private void register(Page page) {
        page.navigate(lab.url() + "/lotgate/lots/register");
        BrowserForm.choose(page, "specification", "uc-msc-iv/1");
        page.fill("input[name=lotNumber]", lot);
        BrowserForm.choose(page, "donorType", "allogeneic");
        page.fill("input[name=recipient]", "R-0042");
        page.fill("input[name=weight]", "3.75");
        page.fill("input[name=weightDate]", daysAgo(40).substring(0, 10));
        page.fill("input[name=volume]", "5.0");
        page.fill("input[name=containers]", "1");
        page.fill("input[name=manufacturedAt]", daysAgo(40));
        page.fill("input[name=expiresAt]", daysAgo(-600));
        check(page, "donorEligible");
        check(page, "identityChecked");
        page.click("main form button[type=submit], main form button:not([type])");
        page.waitForURL("**/lotgate/lots/" + lot);
    }

    private void receive(Page page) {
        page.navigate(address("/receive"));
        page.fill("input[name=collectedAt]", daysAgo(39));
        page.fill("input[name=receivedAt]", daysAgo(39));
        page.fill("input[name=temperature]", "5.0");
        BrowserForm.choose(page, "condition", "acceptable");
        page.fill("input[name=volume]", "12");
        page.fill("input[name=storage]", "Refrigerator 2, shelf A");
        page.click("main form button[type=submit], main form button:not([type])");
        page.waitForURL("**/lotgate/lots/" + lot);
    }

    /** The counter's file gives viability and concentration; nothing is typed. */
    private void countFromFile(Page page, boolean javaScript) {
        page.navigate(address("/tests/viability/perform"));
        page.setInputFiles("input[name=upload]", counter);
        if (!javaScript) { // the script sends the file as soon as it is chosen
            page.click("button[data-read]");
        }
        page.waitForSelector("input[name=sample]");
        page.waitForLoadState(); // the first row may stand while the last is still on its way
        assertThat(page.content()).contains("CLB001").contains("CLB008");
        page.locator("tr", new Page.LocatorOptions().setHasText("CLB001"))
                .locator("input[name=sample]")
                .check();
        page.click("text=Take the chosen sample");
        page.waitForSelector("text=from Beckman_Vi-Cell-BLU_example01.csv");
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + lot);
    }

    private void performTheRest(Page page) {
        perform(
                page,
                "cd73-cd90-cd105",
                Map.of("o:/markers/0/percent", "99.6", "o:/markers/1/percent", "99.9", "o:/markers/2/percent", "100"));
        perform(page, "negative-markers", Map.of("o:/markers/0/percent", "0.0"));
        perform(page, "endotoxin", Map.of("o:/result", "<0.05", "o:/durationH", "0.5", "o:/controls/0/value", "99"));
        perform(
                page,
                "sterility",
                Map.of(
                        "o:/inoculated",
                        daysAgo(20),
                        "o:/read",
                        daysAgo(0),
                        "o:/growth",
                        "false",
                        "o:/volumeMl",
                        "1.0",
                        "o:/media",
                        "aerobic and anaerobic"));
        perform(page, "mycoplasma", Map.of("o:/value", "Not detected"));
        perform(page, "mycoplasma-culture", Map.of("o:/value", "Not detected"));
        page.navigate(address("/tests/karyotype/perform"));
        BrowserForm.set(page, "o:/value", "No clonal abnormality");
        BrowserForm.set(page, "o:/detail", "46, XY, 16qh+");
        page.fill("input[name=laboratory]", "Constructed Cytogenetics Laboratory");
        page.fill("input[name=reportNumber]", "CCL-77");
        page.fill("input[name=reportDate]", daysAgo(12).substring(0, 10));
        page.setInputFiles("input[name=report]", Path.of("config/samples/constructed-karyotype-report.pdf"));
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + lot);
        perform(page, "dose-per-kg", Map.of());
    }

    private void perform(Page page, String test, Map<String, String> values) {
        page.navigate(address("/tests/" + test + "/perform"));
        values.forEach((name, value) -> BrowserForm.set(page, name, value));
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + lot);
    }

    private void accept(Page page, String test) {
        page.navigate(address("/tests/" + test));
        BrowserForm.choose(page, "decision", "accept");
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + lot);
    }

    private void reviewBatchRecord(Page page) {
        page.navigate(address("/batch-record"));
        for (String item : List.of("batch-record", "yield", "materials", "environment", "deviations")) {
            BrowserForm.choose(page, "a:" + item, "yes");
        }
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + lot);
    }

    private void release(Page page) {
        page.navigate(address("/decision"));
        BrowserForm.choose(page, "decision", "release");
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + lot);
    }

    /** Waits until the certificate is issued, downloads it twice, and gives its text. */
    private String certificate(Page page) throws IOException {
        String link = "a[href*='/certificates/'][href$='.pdf']";
        for (int i = 0; i < 60 && page.locator(link).count() == 0; i++) {
            page.waitForTimeout(500);
            page.reload();
        }
        byte[] first = download(page, link);
        assertThat(download(page, link)).isEqualTo(first);
        StringBuilder text = new StringBuilder();
        try (PdfDocument pdf = new PdfDocument(new PdfReader(new ByteArrayInputStream(first)))) {
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                text.append(PdfTextExtractor.getTextFromPage(pdf.getPage(i), new SimpleTextExtractionStrategy()))
                        .append('\n');
            }
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    private static byte[] download(Page page, String link) throws IOException {
        Download download =
                page.waitForDownload(() -> page.locator(link).first().click());
        return Files.readAllBytes(download.path());
    }

    private static void check(Page page, String name) {
        page.locator("input[name='" + name + "']")
                .first()
                .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
    }

    private String address(String path) {
        return lab.url() + "/lotgate/lots/" + lot + path;
    }

    private static String daysAgo(int days) {
        return FIELD.format(LocalDateTime.ofInstant(java.time.Clock.systemUTC().instant(), ZoneOffset.UTC)
                .minusDays(days));
    }
}
