package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.lotgate.lot.TestPhase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lot with two doses in a real browser: the first is withdrawn, the second is tested where it is given. */
class BedsideBrowserTest {
    private static final Browsers BROWSERS = new Browsers(TimedLab.lab().url());

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTechnicianSeesWhichDoseIsTestedAndWhichNotAnyMore(boolean javaScript) {
        Story story = DoseStory.counted(Story.conditionallyReleased());
        DoseStory.arrived(story, "1").withdrawn();
        DoseStory.arrived(story, "2");
        String lot = TimedLab.lab().url() + "/lotgate/lots/"
                + story.lot().registration().number();
        Page technician = BROWSERS.signedIn("technician", javaScript);
        technician.navigate(lot);
        String rows = technician.locator("table").allTextContents().toString();
        assertThat(rows)
                .contains("Appearance at the bedside, dose 1", "not needed, dose withdrawn")
                .contains("Appearance at the bedside, dose 2", "to perform");
        shoot(technician, "doses", javaScript);
        technician.navigate(lot + "/tests/bedside/perform");
        assertThat(technician.content()).contains("The dose is withdrawn: it is not tested any more.");
        technician.navigate(lot + "/acts/stock");
        assertThat(technician.locator("aside details").textContent())
                .contains("Appearance at the bedside, dose 2 stands before the administration");
        technician.navigate(lot);
        technician.locator("a[href$='/tests/bedside.2/perform']").first().click();
        BrowserForm.choose(technician, "o:/value", "Homogeneous");
        shoot(technician, "dose-test", javaScript);
        BrowserForm.sign(technician);
        technician.waitForLoadState();
        assertThat(technician.locator("#refused").count())
                .as(technician.content())
                .isZero();
        assertThat(story.test("bedside.2").phase()).isEqualTo(TestPhase.TO_REVIEW);
        Page reviewer = BROWSERS.signedIn("reviewer", javaScript);
        reviewer.navigate(lot + "/tests/bedside.2");
        assertThat(reviewer.content()).contains("Appearance at the bedside, dose 2");
        story.review().agrees();
    }

    private static void shoot(Page page, String name, boolean javaScript) {
        if (javaScript) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/pictures").resolve("bedside-" + name + ".png")));
        }
    }
}
