package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.TestHistory;
import io.lotgate.sheet.Sheets;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The worked viability example T2 as twenty real lots, followed on the pages; one more lot departs from them. */
class TrendsTest {
    private static final Lab LAB = Lab.lab();
    private static final Browsers BROWSERS = new Browsers(LAB.url());
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String TREND = "/lotgate/trends/adsc/viability";
    private static final String T2 =
            "88.1 90.4 86.9 91.2 89.5 87.3 92.0 88.8 90.1 85.6 89.9 91.5 87.7 90.8 88.4 89.2 86.1 90.9 88.0 89.7";
    private static final List<String> VIABILITY = List.of(T2.split(" "));

    private static String axe = "";

    @BeforeAll
    static void twentyLotsAndOneThatDeparts() throws IOException {
        try (InputStream in = TrendsTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (int i = 0; i < VIABILITY.size(); i++) {
            UUID lot = received("TREND-" + (10 + i), i);
            perform(lot, VIABILITY.get(i));
            LAB.way().accept(lot, "viability");
        }
        UUID returned = received("TREND-40", 30);
        perform(returned, "8.84");
        LAB.way().sendBack(returned, "viability", "decimal point");
        UUID departing = received("TREND-50", 40);
        perform(departing, "99.1");
    }

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @Test
    void statesLimitsAndWhatTheyRestOn() throws Exception {
        String page = visitor("technician").get(TREND).body();
        assertThat(page)
                .contains("Values in the limits", "<b>20</b>")
                .contains("d2 = 2/√π = 1.128379", "Rules of Nelson")
                .contains("89.11 %", "81.24 to 96.97 %", "limit ≥ 70")
                .contains("not reviewed yet", "sent back by the reviewer")
                .doesNotContain("provisional");
    }

    @Test
    void takesTheRulesAndTheNumberThatAreAskedFor() throws Exception {
        Visitor technician = visitor("technician");
        assertThat(technician
                        .get(TREND + "?rules=WESTERN_ELECTRIC&order=RESULT")
                        .body())
                .contains("Rules of Western Electric", "by date of the result");
        assertThat(technician.get(TREND + "?of=viablePerMl").body()).contains("Viable cells per mL (cells/mL)");
        assertThat(technician.get(TREND + "?of=nothing").statusCode()).isEqualTo(404);
        assertThat(technician.get("/lotgate/trends/adsc/appearance").statusCode())
                .isEqualTo(404);
        assertThat(technician.get("/lotgate/trends?product=adsc").body()).contains("Choose a test", "Cell viability");
    }

    @Test
    void saysThatLimitsOfFewLotsAreProvisional() throws Exception {
        assertThat(visitor("technician")
                        .get("/lotgate/trends/adsc/cd73-cd90-cd105")
                        .body())
                .contains("No result yet");
    }

    @Test
    void warnsTheReviewerOfAResultOutOfTrend() throws Exception {
        String page = visitor("reviewer")
                .get("/lotgate/lots/TREND-50/tests/viability")
                .body();
        assertThat(page).contains("Out of trend", "Nelson 1: 1 point beyond 3σ", "81.24 to 96.97 %", "20 earlier lots");
        assertThat(visitor("reviewer")
                        .get("/lotgate/lots/TREND-29/tests/viability")
                        .body())
                .doesNotContain("Out of trend");
    }

    @Test
    void givesAWorkbookWithEveryValue() throws Exception {
        byte[] xlsx = visitor("qa").bytes(TREND + "/trend.xlsx");
        Sheets.Opened book = (Sheets.Opened) Sheets.open(xlsx);
        assertThat(book.sheets()).extracting(Sheets.Sheet::name).containsExactly("Values", "Figures");
        List<Sheets.Row> values = book.sheets().get(0).rows();
        assertThat(values).hasSize(1 + 22);
        assertThat(values.get(1).cells())
                .extracting(Sheets.Cell::value)
                .startsWith("TREND-10", "adsc/1", "1")
                .contains("88.1", "yes");
        assertThat(values.get(1).cells().get(4).kind()).isEqualTo(Sheets.Kind.NUMBER);
        assertThat(values.get(1).cells().get(3).kind()).isEqualTo(Sheets.Kind.DATE);
        assertThat(book.sheets().get(1).rows())
                .anySatisfy(row ->
                        assertThat(row.cells()).extracting(Sheets.Cell::value).contains("Ppk", "3.51"));
    }

    @Test
    void givesAReportWithPictureAndValues() throws Exception {
        byte[] pdf = visitor("qa").bytes(TREND + "/trend.pdf");
        Files.write(Files.createDirectories(PICTURES).resolve("trend.pdf"), pdf);
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(visitor("qa").bytes("/lotgate/trends/adsc/endotoxin/trend.pdf"))
                .as("a report of no value yet")
                .startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void readsTheNewestLotsOnly() {
        List<TestHistory> newest = LAB.lots().history("adsc", "viability", 3);
        assertThat(newest).extracting(TestHistory::number).containsExactly("TREND-50", "TREND-40", "TREND-29");
        assertThat(LAB.lots().history("adsc", "nothing", 3)).isEmpty();
        assertThat(LAB.lots().history("nothing", "viability", 3)).isEmpty();
    }

    @Test
    void readsThemFromAnIndex() throws Exception {
        try (Connection connection = LAB.application();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off; SET enable_sort = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows =
                    statement.executeQuery("EXPLAIN SELECT id FROM projection.lot WHERE product IN ('adsc/1')"
                            + " ORDER BY manufactured_at DESC, id DESC LIMIT 250")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).contains("product_manufactured_at").doesNotContain("Sort");
        }
    }

    @Test
    void looksRightInBothThemesAndOnATelephone() {
        Page page = BROWSERS.signedIn("reviewer", true);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(360, 1440, 2560)) {
                page.setViewportSize(width, 900);
                page.navigate(LAB.url() + TREND);
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("nothing is wider than " + width)
                        .isTrue();
                assertThat(faults(page)).isEmpty();
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(
                                "trend-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png"))
                        .setFullPage(true));
            }
        }
        page.setViewportSize(1440, 900);
        page.navigate(LAB.url() + "/lotgate/lots/TREND-50/tests/viability");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("trend-review.png"))
                .setFullPage(true));
    }

    /** What axe-core finds to be in somebody's way, contrast in both themes included. */
    private static List<?> faults(Page page) {
        page.evaluate(axe);
        return (List<?>) page.evaluate("async () => (await axe.run()).violations.filter(one => one.impact !== 'minor'"
                + " && one.id !== 'region').map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' '))");
    }

    private static UUID received(String number, int hours) {
        SampleLot sample = LAB.dose().numbered(number);
        Clock clock = LAB.bean(Clock.class);
        Map<String, String> form = LAB.way().registration(sample);
        Instant made = sample.manufactured(clock).minus(Duration.ofDays(3)).plus(Duration.ofHours(hours));
        form.put("specification", "adsc/1");
        form.put("donorType", "autologous");
        form.put("manufacturedAt", made.toString());
        form.put(
                "expiresAt",
                made.atZone(ZoneOffset.UTC).plusMonths(24).toInstant().toString());
        UUID lot = done(RegisterLot.read(form, ZoneOffset.UTC)
                .then(command -> LAB.process().register(Ids.next(), command, LAB.actor("technician"), "UTC")));
        LAB.way().receive(lot, sample);
        return lot;
    }

    private static void perform(UUID lot, String viability) {
        ObjectNode count = RecordJson.object();
        count.put("viablePerMl", "760000").put("viability", viability);
        LAB.way().perform(lot, LAB.dose(), "viability", count, Optional.empty());
    }

    private static <T> T done(io.lotgate.lot.Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(io.lotgate.lot.Outcome.Done.class);
        return ((io.lotgate.lot.Outcome.Done<T>) outcome).value();
    }

    private static Visitor visitor(String person) throws Exception {
        return Visitor.signedIn(LAB.url(), person, SamplePeople.PASSWORD);
    }
}
