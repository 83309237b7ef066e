package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lotgate.lot.Decision;
import io.lotgate.lot.TestPhase;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every page from 360 to 2560 px, light and dark: nothing sticks out, no navigation wraps, every text can be read. */
class PageLayoutTest {
    private static final Lab LAB = Lab.lab();
    private static final Browsers BROWSERS = new Browsers(LAB.url());
    private static final List<Integer> WIDTHS = List.of(360, 390, 768, 1024, 1366, 1440, 2560);
    private static final String TESTED = "LAYOUT-TESTED";
    private static final String DECIDE = "LAYOUT-DECIDE";
    private static final String NEW = "LAYOUT-NEW";
    private static final String FAILED = "LAYOUT-OOS";
    private static final Map<String, Page> SESSIONS = new LinkedHashMap<>();

    /** axe-core as published; only its rule on contrast is asked. */
    private static String axe = "";

    @BeforeAll
    static void lotsInEveryState() throws IOException {
        SampleLot tested = LAB.dose().numbered(TESTED).fresh();
        UUID lot = LAB.way().register(tested);
        LAB.way().receive(lot, tested);
        LAB.way().performAndAccept(lot, tested, "viability");
        LAB.way()
                .perform(
                        lot,
                        tested,
                        "endotoxin",
                        tested.observation("endotoxin", LAB.bean(java.time.Clock.class)),
                        java.util.Optional.empty());
        SampleLot decide = LAB.dose().numbered(DECIDE);
        UUID waiting = LAB.way().register(decide);
        LAB.way().receive(waiting, decide);
        while (LAB.lots().find(waiting).orElseThrow().tests().stream()
                .anyMatch(test -> test.phase() == TestPhase.TO_PERFORM)) {
            LAB.lots().find(waiting).orElseThrow().tests().stream()
                    .filter(test -> test.phase() == TestPhase.TO_PERFORM)
                    .map(test -> test.specification().id())
                    .forEach(test -> LAB.way().performAndAccept(waiting, decide, test));
        }
        LAB.way().reviewBatchRecord(waiting, "environment", "Settle plate 3 read 2 CFU, limit 1.");
        LAB.way().register(LAB.dose().numbered(NEW));
        UUID rejected = LAB.way().register(LAB.dose().numbered("LAYOUT-REJECTED"));
        LAB.way().decide(rejected, Decision.REJECT, "thawed");
        SampleLot failed = LAB.dose().numbered(FAILED);
        UUID outside = LAB.way().register(failed);
        LAB.way().receive(outside, failed);
        ObjectNode low = RecordJson.object().put("viablePerMl", "760000").put("viability", "71");
        LAB.way().perform(outside, failed, "viability", low, java.util.Optional.empty());
        try (InputStream in = PageLayoutTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    static Stream<String> pages() {
        return Stream.of(
                "nobody /lotgate/login",
                "technician /lotgate/tasks",
                "technician /lotgate/tasks?due=overdue&product=none",
                "technician /lotgate/notices",
                "technician /lotgate/lots",
                "technician /lotgate/lots?q=%3DA99991412345600",
                "technician /lotgate/lots/register",
                "technician /lotgate/lots/" + NEW + "/receive",
                "technician /lotgate/lots/" + TESTED,
                "technician /lotgate/lots/" + TESTED + "/tests/sterility/perform",
                "technician /lotgate/lots/" + TESTED + "/tests/karyotype/perform",
                "technician /lotgate/lots/" + TESTED + "/tests/viability",
                "reviewer /lotgate/lots/" + TESTED + "/tests/endotoxin",
                "certifier /lotgate/lots/" + DECIDE + "/decision",
                "qa /lotgate/lots/" + DECIDE + "/batch-record",
                "qa /lotgate/lots/" + DECIDE + "/ledger",
                "reviewer /lotgate/lots/" + TESTED + "/reviews",
                "qa /lotgate/lots/" + TESTED + "/process",
                "reviewer /lotgate/lots/" + FAILED + "/tests/viability/investigation",
                "technician /lotgate/lots/" + TESTED + "/acts/stock?act=count-stock",
                "qa /lotgate/lots/" + TESTED + "/acts/status?act=hold",
                "qa /lotgate/lots/" + TESTED + "/acts/deviations?act=open-deviation",
                "technician /lotgate/lots/" + TESTED + "/acts/samples?act=store-sample",
                "qa /lotgate/lots/" + TESTED + "/acts/supply",
                "qa /lotgate/trends?product=uc-msc-iv",
                "qa /lotgate/trends/uc-msc-iv/viability",
                "auditor /lotgate/certificates",
                "auditor /lotgate/certificates?q=not-there",
                "auditor /lotgate/ledger/person/qa",
                "qa /lotgate/documents",
                "qa /lotgate/documents/import",
                "qa /lotgate/documents/specification/uc-msc-iv/2",
                "qa /lotgate/documents/model/lot-release/3",
                "admin /lotgate/people",
                "admin /lotgate/people/technician",
                "technician /lotgate/account",
                "nobody /lotgate/invitation?key=x",
                "qa /lotgate/lots/NOT-HERE",
                "nobody /lotgate/refused");
    }

    /** What a technician or reviewer opens at the bench. */
    static Stream<String> benchPages() {
        return pages().filter(page -> page.contains("/lots/") || page.contains("tasks"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsAtEveryWidth(String address) {
        Page page = open(address);
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s at %d px is as wide as the window", address, width)
                    .isEqualTo(width);
            assertThat((List<?>) page.evaluate(WRAPPED))
                    .as("%s at %d px: wrapped or cut", address, width)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void canBeReadLightAndDark(String address) {
        Page page = open(address);
        page.evaluate(axe);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(scheme)
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
            for (int width : List.of(390, 1440)) {
                page.setViewportSize(width, 900);
                assertThat((List<?>) page.evaluate(CONTRAST))
                        .as("%s %s at %d px", address, scheme, width)
                        .isEmpty();
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Head, strip, exceptions and at least eight tests, on a laptop without scrolling. */
    @Test
    void eightTestsFitOneLaptopScreen() {
        Page page = open("technician /lotgate/lots/" + TESTED);
        for (int[] screen : List.of(new int[] {1366, 768}, new int[] {1440, 900})) {
            page.setViewportSize(screen[0], screen[1]);
            Number seen = (Number)
                    page.evaluate(
                            "() => [...document.querySelectorAll('.wide-tests tbody tr')].filter(r => r.getBoundingClientRect().bottom <= innerHeight).length");
            assertThat(seen.intValue())
                    .as("tests seen at %d by %d", screen[0], screen[1])
                    .isGreaterThanOrEqualTo(8);
        }
    }

    @ParameterizedTest
    @MethodSource("benchPages")
    void hasTargetsForGlovesOnAPhone(String address) {
        Page page = open(address);
        page.setViewportSize(390, 844);
        assertThat((List<?>) page.evaluate(SMALL))
                .as("lower than 44 px on %s", address)
                .isEmpty();
    }

    @Test
    void theKeyboardLeadsToTheSearchAndThroughTheRows() {
        Page page = open("technician /lotgate/tasks");
        page.setViewportSize(1440, 900);
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
        page.keyboard().press("Escape");
        page.keyboard().press("ArrowDown");
        assertThat(page.evaluate("document.activeElement.closest('tr').rowIndex"))
                .isEqualTo(1);
        page.keyboard().press("ArrowDown");
        assertThat(page.evaluate("document.activeElement.closest('tr').rowIndex"))
                .isEqualTo(2);
    }

    @Test
    void aScannerIsHeardWhileARowHasTheFocus() {
        Page page = open("technician /lotgate/lots");
        page.setViewportSize(1440, 900);
        page.keyboard().press("ArrowDown");
        scan(page, "]C0" + TESTED);
        page.waitForURL("**/lotgate/lots/" + TESTED);
        scan(page, "]d210NO-SUCH-LOT\u001d21004");
        page.waitForSelector("text=Read as a GS1 code with lot NO-SUCH-LOT, serial number 004.");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
    }

    /** As fast as a scanner types, however slow the machine that tests. */
    private static void scan(Page page, String line) {
        page.evaluate(
                """
                (line) => [...line, 'Enter'].forEach((key) => document.activeElement.dispatchEvent(new KeyboardEvent(
                  'keydown', { key: key === '\u001d' ? ']' : key, ctrlKey: key === '\u001d', bubbles: true, cancelable: true })))
                """,
                line);
    }

    private static Page open(String address) {
        String[] parts = address.split(" ");
        Page page = SESSIONS.computeIfAbsent(
                parts[0], person -> person.equals("nobody") ? BROWSERS.outside() : BROWSERS.signedIn(person, true));
        page.navigate(LAB.url() + parts[1]);
        return page;
    }

    /** Navigation and buttons whose words need a second line, and what the bars cut off. */
    private static final String WRAPPED =
            """
            () => {
              const seen = (e) => e.getClientRects().length > 0;
              const lines = (e) => {
                const range = document.createRange();
                range.selectNodeContents(e);
                return new Set([...range.getClientRects()].filter((r) => r.width > 1).map((r) => Math.round(r.bottom / 8))).size;
              };
              const wrapped = [...document.querySelectorAll('.rail a > span, .chips a, button:not(.hidden), thead th')]
                .filter((e) => seen(e) && !e.closest('.hidden') && lines(e) > 1 && !e.querySelector('svg, b, .note'))
                .map((e) => e.textContent.trim());
              const cut = [...document.querySelectorAll('.top, .rail ul, .banner')]
                .filter((e) => seen(e) && e.scrollWidth > e.clientWidth + 1).map((e) => e.className + ' is cut off');
              return [...wrapped, ...cut];
            }
            """;

    private static final String CONTRAST =
            """
            async () => {
              const found = await axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'] });
              return found.violations.flatMap((v) => v.nodes.map((n) => n.html.slice(0, 120) + ': ' + n.any[0].message));
            }
            """;

    /** What is tapped; a link within a text may be as high as the text. */
    private static final String SMALL =
            """
            () => [...document.querySelectorAll('button, .button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, .segments label, .option, .rail a, .chips a')]
              .filter((e) => e.getClientRects().length && !e.closest('.hidden') && !e.matches('.hidden, [type=file]'))
              .filter((e) => e.getBoundingClientRect().height < 43.5)
              .map((e) => e.outerHTML.slice(0, 100))
            """;
}
