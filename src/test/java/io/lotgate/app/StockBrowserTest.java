package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Need;
import io.lotgate.lot.Status;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a lot beside its tests, in a real browser: held, lifted, released under conditions, a dose issued. */
class StockBrowserTest {
    private static final Lab LAB = Lab.lab();
    private static final Browsers BROWSERS = new Browsers(LAB.url());
    private static final Path PICTURES = Path.of("target/pictures");

    private final SampleLot sample = LAB.dose();
    private final SampleWay way = LAB.way();

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHeldLotIsLiftedReleasedUnderConditionsAndADoseIsIssued(boolean javaScript) {
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        Page qa = BROWSERS.signedIn("qa", javaScript);
        open(qa, "status", "hold");
        qa.fill("textarea[name=reason]", "The transport's logger is not read yet.");
        send(qa);
        assertThat(way.lot(lot).status()).isEqualTo(Status.ON_HOLD);
        assertThat(qa.content()).contains("The transport's logger", "Lift a hold");
        shoot(qa, "hold", javaScript);
        open(qa, "status", "lift-hold");
        qa.locator("input[name=hold]").check(new Locator.CheckOptions().setForce(true));
        qa.fill("textarea[name=reason]", "The logger shows no excursion.");
        sign(qa);
        assertThat(way.lot(lot).status()).isEqualTo(Status.UNDER_TEST);

        way.lot(lot).specification().tests().stream()
                .filter(test -> test.gate().beforeDecision())
                .forEach(test -> way.performAndAccept(lot, sample, test.id()));
        way.reviewBatchRecord(lot, "", "");
        Page certifier = BROWSERS.signedIn("certifier", javaScript);
        certifier.navigate(LAB.url() + "/lotgate/lots/" + sample.number() + "/decision");
        assertThat(certifier.content()).contains("Release conditionally");
        shoot(certifier, "decision", javaScript);
        certifier.locator("input[name=decision][value=conditional]").check(new Locator.CheckOptions().setForce(true));
        sign(certifier);
        assertThat(way.lot(lot).status()).isEqualTo(Status.CONDITIONALLY_RELEASED);

        Page technician = BROWSERS.signedIn("technician", javaScript);
        Lot found = way.lot(lot);
        open(technician, "stock", "count-stock");
        technician.fill("input[name=containers]", "99");
        technician.fill("input[name=location]", "tank 2");
        send(technician);
        assertThat(technician.content()).contains("Count again");
        technician.fill(
                "input[name=containers]", Integer.toString(found.registration().containers()));
        send(technician);
        open(technician, "stock", "request-dose");
        technician.fill("input[name=recipient]", found.registration().recipient());
        technician.fill("input[name=weightKg]", found.registration().weightKg().toPlainString());
        technician.fill("input[name=weighedOn]", LocalDate.now(ZoneOffset.UTC).toString());
        technician.locator("input[name=containers]").first().check(new Locator.CheckOptions().setForce(true));
        technician.fill("input[name=physician]", "Dr. A., ward 4");
        technician.locator("input[name=identity]").check(new Locator.CheckOptions().setForce(true));
        shoot(technician, "dose", javaScript);
        send(technician);
        assertThat(need(lot)).isEqualTo(Need.CHECK_DOSE);

        qa.navigate(LAB.url() + "/lotgate/tasks?kind=ERRAND_QA");
        assertThat(qa.content()).contains("Check dose", sample.number());
        open(qa, "stock", "check-dose");
        qa.locator("input[name=dose]").check(new Locator.CheckOptions().setForce(true));
        sign(qa);
        assertThat(need(lot)).isEqualTo(Need.ISSUE_DOSE);
        assertThat(qa.content()).contains("Dose 1", "Issue dose");
        assertThat(qa.locator("aside details").textContent())
                .contains("Not possible now (10)", "Only a QC technician does this.", "No container lies in stock");
        shoot(qa, "stock", javaScript);
        qa.navigate(LAB.url() + "/lotgate/lots/" + sample.number());
        shoot(qa, "released", javaScript);
    }

    private Need need(UUID lot) {
        return way.lot(lot).stock().doses().get(0).need();
    }

    private void open(Page page, String topic, String act) {
        page.navigate(LAB.url() + "/lotgate/lots/" + sample.number() + "/acts/" + topic + "?act=" + act);
        assertThat(page.locator("#act").count()).as(page.content()).isEqualTo(1);
    }

    private static void send(Page page) {
        page.click("#act button[type=submit]");
        page.waitForLoadState();
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
                    .setPath(PICTURES.resolve("stock-" + name + ".png"))
                    .setFullPage(true));
        }
    }
}
