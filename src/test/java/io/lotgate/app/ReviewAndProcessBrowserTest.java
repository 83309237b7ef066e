package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lotgate.lot.TestPhase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviewing together and the process picture, as a person with a keyboard, a dark screen or no script meets them. */
class ReviewAndProcessBrowserTest {
    private static final Browsers BROWSERS = new Browsers(Lab.lab().url());
    private static final List<String> TESTS = List.of("endotoxin", "mycoplasma", "mycoplasma-culture");
    private static final String AXE = axe();

    private final Lab lab = Lab.lab();
    private final SampleWay way = lab.way();
    private final SampleLot sample = lab.dose();
    private UUID lot = new UUID(0, 0);

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @BeforeEach
    void threeResultsWaitForReview() {
        lot = way.register(sample);
        way.receive(lot, sample);
        TESTS.forEach(test ->
                way.perform(lot, sample, test, sample.observation(test, lab.bean(Clock.class)), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReviewerTicksAndSignsTwoOfThreeByKeyboardAlone(boolean javaScript) {
        Page page = BROWSERS.signedIn("reviewer", javaScript);
        page.navigate(address(""));
        page.locator("text=Review 3 results").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/reviews");
        assertThat(page.locator("input[type=checkbox]:checked").count()).isZero();
        for (int box : new int[] {0, 2}) {
            page.locator(".tick input").nth(box).focus();
            page.keyboard().press("Space");
        }
        if (javaScript) {
            assertThat(page.locator("[data-mirror] dt").allTextContents()).hasSize(2);
        }
        page.locator("input[name=password]").focus();
        page.keyboard().type(SamplePeople.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/lotgate/lots/" + sample.number());
        assertThat(page.content()).contains("2 results are accepted.");
        assertThat(way.lot(lot).test("mycoplasma").orElseThrow().phase()).isEqualTo(TestPhase.TO_REVIEW);
        assertThat(way.lot(lot).reviews()).hasSize(2);
    }

    @Test
    void aRefusedActPutsTheFocusOnItsMessageAndKeepsTheTicks() {
        Page page = BROWSERS.signedIn("reviewer", true);
        page.navigate(address("/reviews?tick=plain"));
        page.fill("input[name=password]", "not this one");
        page.locator(".signing button").click();
        page.waitForSelector("#refused");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("refused");
        assertThat(page.locator(".tick input:checked").count()).isEqualTo(3);
        assertThat(page.inputValue("input[name=password]")).isEmpty();
        assertThat(way.lot(lot).reviews()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void thePictureShowsTheWayTakenAndBreaksNoPolicy(ColorScheme scheme) {
        Page page = BROWSERS.signedIn("certifier", true);
        List<String> said = new ArrayList<>();
        page.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate(address(""));
        page.click("text=Process picture");
        page.waitForSelector(".picture.is-drawn");
        assertThat(classes(page, "Task_ReceiveSamples")).contains("is-done");
        assertThat(classes(page, "Call_PerformGatingTests")).contains("is-open");
        assertThat(classes(page, "Flow_ToStartLateTests")).contains("is-passed");
        Locator mark = page.locator(".bjs-powered-by");
        assertThat(mark.isVisible()).isTrue();
        assertThat(mark.getAttribute("href")).contains("bpmn.io");
        page.waitForSelector(".canvas .when:has-text(':')"); // when a step was done, a moment after the picture rests
        String before = viewport(page);
        page.locator("[data-canvas]").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("+");
        assertThat(viewport(page)).isNotEqualTo(before);
        mark.click();
        page.waitForSelector(".bjs-powered-by-lightbox a");
        page.navigate(address("/process?test=mycoplasma"));
        page.waitForSelector(".picture.is-drawn");
        assertThat(classes(page, "Task_ReviewResult")).contains("is-open");
        assertThat(said).noneMatch(line -> line.startsWith("error") || line.contains("Content Security Policy"));
    }

    @Test
    void withoutAScriptTheListSaysTheSame() {
        Page page = BROWSERS.signedIn("certifier", false);
        page.navigate(address("/process"));
        assertThat(page.locator(".picture").isVisible()).isFalse();
        assertThat(page.locator("tr[data-node=Task_ReceiveSamples]").innerText())
                .contains("Done", "Technician One");
        assertThat(page.locator("tr[data-node=Call_PerformGatingTests]").getAttribute("aria-current"))
                .isEqualTo("step");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void noPageOfALotHasASeriousBarrier(ColorScheme scheme) {
        Page reviewer = BROWSERS.signedIn("reviewer", true);
        reviewer.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String path : List.of(
                "",
                "/reviews",
                "/tests/mycoplasma",
                "/tests/viability/perform",
                "/batch-record",
                "/decision",
                "/process",
                "/process?test=mycoplasma")) {
            reviewer.navigate(address(path));
            if (path.startsWith("/process")) {
                reviewer.waitForSelector(".picture.is-drawn");
            }
            assertThat(barriers(reviewer)).as(path + " " + scheme).isEqualTo("");
        }
        reviewer.navigate(lab.url() + "/lotgate/tasks");
        assertThat(barriers(reviewer)).as("tasks " + scheme).isEqualTo("");
        reviewer.navigate(address("/reviews?tick=plain"));
        reviewer.fill("input[name=password]", " ");
        reviewer.locator(".signing button").click();
        reviewer.waitForSelector("#refused");
        assertThat(barriers(reviewer)).as("refused " + scheme).isEqualTo("");
    }

    @Test
    void theBarrierCheckFindsABarrier() {
        Page page = BROWSERS.signedIn("reviewer", true);
        page.evaluate("() => { document.querySelector('main').innerHTML = '<input>'; }");
        assertThat(barriers(page)).contains("label");
    }

    private static String barriers(Page page) {
        page.evaluate(AXE);
        return (String)
                page.evaluate(
                        "async () => (await axe.run()).violations"
                                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                                + ".map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join('; ')).join('\\n')");
    }

    private static String axe() {
        try (InputStream script = ReviewAndProcessBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe-core is not on the classpath");
            }
            return "() => {" + new String(script.readAllBytes(), StandardCharsets.UTF_8) + "}";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classes(Page page, String element) {
        return page.locator("g[data-element-id='" + element + "']").first().getAttribute("class");
    }

    private static String viewport(Page page) {
        return page.locator(".viewport").getAttribute("transform");
    }

    private String address(String path) {
        return lab.url() + "/lotgate/lots/" + sample.number() + path;
    }
}
