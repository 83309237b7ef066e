package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.TestConclusion;
import io.lotgate.value.RecordJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** An investigation in the browser, by the people whose parts it has; with JavaScript and without. */
class InvestigationBrowserTest {
    private static final Lab LAB = Lab.lab();
    private static final Browsers BROWSERS = new Browsers(LAB.url());
    private static final Path PICTURES = Path.of("target/pictures");

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesFromTheSignedResultToTheConclusionAndEverythingStaysReadable(boolean javaScript) {
        SampleLot sample = LAB.dose().numbered("OOS-" + (javaScript ? "JS" : "PLAIN"));
        UUID lot = LAB.way().register(sample);
        LAB.way().receive(lot, sample);
        ObjectNode low = (ObjectNode)
                RecordJson.parse("{\"viablePerMl\":\"760000\",\"viability\":\"71\"}".getBytes(StandardCharsets.UTF_8));
        LAB.way().perform(lot, sample, "viability", low, Optional.empty());

        Page reviewer = BROWSERS.signedIn("reviewer", javaScript);
        reviewer.navigate(LAB.url() + "/lotgate/tasks?kind=LABORATORY_PHASE");
        assertThat(reviewer.content()).contains("Laboratory phase", sample.number());
        reviewer.navigate(address(sample, "/tests/viability/investigation"));
        shoot(reviewer, "laboratory", javaScript);
        for (String question : List.of("method", "raw-data", "instrument", "reagents", "sample", "preparations")) {
            BrowserForm.choose(reviewer, "answer-" + question, "yes");
        }
        reviewer.fill("textarea[name=findings]", "Raw data, counter and dye looked at.");
        submit(reviewer);
        assertThat(reviewer.content()).contains("The laboratory", "Raw data, counter and dye looked at.");
        LAB.way().accept(lot, "viability");

        Page qa = BROWSERS.signedIn("qa", javaScript);
        qa.navigate(address(sample, "/tests/viability/investigation"));
        shoot(qa, "plan", javaScript);
        qa.fill("textarea[name=production]", "No event in the batch record.");
        BrowserForm.choose(qa, "retests", "0");
        BrowserForm.choose(qa, "kind", "RETEST");
        qa.fill("textarea[name=reason]", "The sample is used up.");
        sign(qa);
        shoot(qa, "conclusion", javaScript);
        BrowserForm.choose(qa, "finding", "NO_CAUSE_FOUND");
        qa.fill("textarea[name=reason]", "Nothing explains the result; it stands.");
        sign(qa);
        assertThat(qa.content())
                .contains("No cause found: the result stands", "The sample is used up.", "QA Manager (sample)")
                .contains("71 %");
        LotTest test = LAB.way().lot(lot).test("viability").orElseThrow();
        assertThat(test.conclusion()).contains(TestConclusion.OOS_CONFIRMED);

        qa.navigate(address(sample, ""));
        assertThat(qa.content()).contains("Investigation " + sample.number() + "-OOS1", "No cause found");
        shoot(qa, "lot", javaScript);
    }

    private static void submit(Page page) {
        page.click(".signing button[type=submit]");
        page.waitForLoadState();
        assertThat(page.locator("#refused").count()).as(page.content()).isZero();
    }

    private static void sign(Page page) {
        page.fill("input[name=password]", SamplePeople.PASSWORD);
        page.click(".signing button[type=submit]");
        page.waitForLoadState();
        assertThat(page.locator("#refused").count()).as(page.content()).isZero();
    }

    private static void shoot(Page page, String name, boolean javaScript) {
        if (javaScript) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("investigation-" + name + ".png"))
                    .setFullPage(true));
        }
    }

    private static String address(SampleLot sample, String path) {
        return LAB.url() + "/lotgate/lots/" + sample.number() + path;
    }
}
