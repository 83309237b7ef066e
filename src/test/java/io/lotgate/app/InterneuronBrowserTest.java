package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.lotgate.evaluation.Verdict;
import io.lotgate.lot.AttemptKind;
import io.lotgate.lot.LotMachineEntries;
import io.lotgate.lot.LotTest;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.ReceiveSamples;
import io.lotgate.lot.RegisterLot;
import io.lotgate.lot.Result;
import io.lotgate.lot.Status;
import io.lotgate.lot.TestConclusion;
import io.lotgate.lot.TestPhase;
import io.lotgate.specification.Gate;
import io.lotgate.value.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Interneurons whose first counts say too little: followed up, reviewed and decided in the browser. */
class InterneuronBrowserTest {
    private static final Lab LAB = Lab.lab();
    private static final Browsers BROWSERS = new Browsers(LAB.url());
    private static final Path PICTURES = Path.of("target/pictures");
    private final SampleLot sample = LAB.dose();

    @AfterAll
    static void close() {
        BROWSERS.close();
    }

    @Test
    void anInconclusiveCountAndASingleCellThatDiffersAreFollowedUpToADecision() {
        UUID lot = received();
        rest(lot);
        Page technician = BROWSERS.signedIn("technician", true);
        Page reviewer = BROWSERS.signedIn("reviewer", true);

        perform(technician, "residual-oct4", Map.of("o:/positives", "95", "o:/examined", "100000"), 1);
        accept(reviewer, "residual-oct4");
        perform(technician, "karyotype", Map.of("o:/donorSex", "F", "o:/karyotype", "47,XX,+5[1]/46,XX[19]"), 1);
        accept(reviewer, "karyotype");
        for (String test : List.of("residual-oct4", "karyotype")) {
            assertThat(test(lot, test).phase()).isEqualTo(TestPhase.TO_PERFORM);
            assertThat(test(lot, test).verdict()).contains(Verdict.INCONCLUSIVE);
            assertThat(test(lot, test).openInvestigation()).isEmpty();
        }
        technician.navigate(LAB.url() + "/lotgate/lots/" + sample.number());
        shoot(technician, "follow-ups-open");

        technician.navigate(address("/tests/residual-oct4/perform"));
        assertThat(technician.content()).contains("Follow-up", "400,000 further cells of the same sample");
        shoot(technician, "follow-up");
        perform(technician, "residual-oct4", Map.of("o:/positives", "210", "o:/examined", "400000"), 2);
        accept(reviewer, "residual-oct4");
        technician.navigate(address("/tests/karyotype/perform"));
        assertThat(technician.content()).contains("More metaphases, 40 in all or more");
        perform(technician, "karyotype", Map.of("o:/donorSex", "F", "o:/karyotype", "47,XX,+5[1]/46,XX[39]"), 2);
        accept(reviewer, "karyotype");
        shoot(reviewer, "reviewed");

        Result count = latest(lot, "residual-oct4");
        assertThat(count.kind()).isEqualTo(AttemptKind.FOLLOW_UP);
        assertThat(count.evaluation().at("/values/fraction").asString()).isEqualTo("0.00061");
        assertThat(test(lot, "residual-oct4").conclusion()).contains(TestConclusion.CONFORMS);
        assertThat(latest(lot, "karyotype").kind()).isEqualTo(AttemptKind.FOLLOW_UP);
        assertThat(test(lot, "karyotype").openInvestigation()).isPresent();

        Page qa = BROWSERS.signedIn("qa", true);
        investigate(reviewer, qa);
        assertThat(test(lot, "karyotype").conclusion()).contains(TestConclusion.OOS_CONFIRMED);
        LAB.way().reviewBatchRecord(lot, "", "");
        reject(lot);
    }

    private void investigate(Page reviewer, Page qa) {
        reviewer.navigate(address("/tests/karyotype/investigation"));
        for (String question : List.of("method", "raw-data", "instrument", "reagents", "sample", "preparations")) {
            BrowserForm.choose(reviewer, "answer-" + question, "yes");
        }
        reviewer.fill("textarea[name=findings]", "Slides and report read again: the cell stands.");
        reviewer.locator(".signing button").last().click();
        reviewer.waitForLoadState();
        qa.navigate(address("/tests/karyotype/investigation"));
        qa.fill("textarea[name=production]", "No event in the batch record.");
        BrowserForm.choose(qa, "retests", "0");
        BrowserForm.choose(qa, "kind", "RETEST");
        qa.fill("textarea[name=reason]", "The specification plans no retest of a count.");
        BrowserForm.sign(qa);
        qa.waitForSelector("input[name=finding]");
        BrowserForm.choose(qa, "finding", "NO_CAUSE_FOUND");
        qa.fill("textarea[name=reason]", "One cell of 40 has a fifth chromosome 5; nothing explains it.");
        BrowserForm.sign(qa);
        qa.waitForSelector("text=No cause found: the result stands");
        shoot(qa, "concluded");
    }

    private void reject(UUID lot) {
        Page certifier = BROWSERS.signedIn("certifier", true);
        certifier.navigate(address("/decision"));
        shoot(certifier, "decision");
        assertThat(certifier.content()).contains("47,XX,+5[1]/46,XX[39]", sample.number() + "-OOS1");
        assertThat(certifier
                        .locator("input[name=decision][value=release]:enabled")
                        .count())
                .as("a release is not offered")
                .isZero();
        BrowserForm.choose(certifier, "decision", "reject");
        certifier.fill("textarea[name=reason]", "A cell with trisomy 5 among 40, without a cause.");
        BrowserForm.sign(certifier);
        certifier.waitForURL("**/lotgate/lots/" + sample.number());
        shoot(certifier, "rejected");
        assertThat(LAB.way().lot(lot).status()).isEqualTo(Status.REJECTED);
        assertThat(LAB.certificates().of(lot).get(0).content().results())
                .anyMatch(line -> line.toString().contains("47,XX,+5[1]/46,XX[39]"))
                .anyMatch(line -> line.toString().contains("0.061"));
    }

    private UUID received() {
        Instant now = LAB.bean(Clock.class).instant().truncatedTo(ChronoUnit.MINUTES);
        Instant made = now.minus(Duration.ofDays(40));
        Map<String, String> input = new HashMap<>(Map.of(
                "number", sample.number(),
                "specification", "ipsc-interneuron-intracerebral/1",
                "donorType", "allogeneic",
                "donorEligible", "true",
                "identityChecked", "true",
                "recipient", "R-0042",
                "weightKg", "63.4",
                "volumeMl", "5.0",
                "containers", "1"));
        input.put("weighedOn", made.atZone(ZoneOffset.UTC).toLocalDate().toString());
        input.put("manufacturedAt", made.toString());
        input.put("expiresAt", made.plus(Duration.ofDays(300)).toString());
        UUID lot = TimedLab.done(RegisterLot.read(input, ZoneOffset.UTC)
                .then(command -> LAB.process().register(Ids.next(), command, LAB.actor("technician"), "UTC")));
        Map<String, String> reception = Map.of(
                "collectedAt", made.plus(Duration.ofHours(1)).toString(),
                "receivedAt", made.plus(Duration.ofHours(2)).toString(),
                "temperatureC", "5.0",
                "condition", "acceptable",
                "volumeMl", "12",
                "location", "shelf A");
        assertThat(ReceiveSamples.read(reception, ZoneOffset.UTC)
                        .then(command -> LAB.process().receive(Ids.next(), lot, command, LAB.actor("technician"))))
                .isInstanceOf(Outcome.Done.class);
        return lot;
    }

    /** Every other test conforms at once. */
    private void rest(UUID lot) {
        Instant collected = LAB.way().lot(lot).reception().orElseThrow().collectedAt();
        for (LotTest test : LAB.way().lot(lot).tests()) {
            String id = test.specification().id();
            boolean shown = id.equals("residual-oct4") || id.equals("karyotype");
            if (!shown && test.specification().gate() != Gate.ADMINISTRATION) {
                Instant now = LAB.bean(Clock.class).instant().truncatedTo(ChronoUnit.MINUTES);
                ObjectNode entry = LotMachineEntries.entry(
                        test.specification(), LotMachineEntries.Quality.CONFORMING, collected, now);
                LAB.way().perform(lot, sample, id, entry, Optional.empty());
                LAB.way().accept(lot, id);
            }
        }
    }

    private void perform(Page page, String test, Map<String, String> values, int report) {
        page.navigate(address("/tests/" + test + "/perform"));
        values.forEach((name, value) -> BrowserForm.set(page, name, value));
        if (page.locator("input[name=report]").count() > 0) {
            page.fill("input[name=laboratory]", "Constructed Cytogenetics Laboratory");
            page.fill("input[name=reportNumber]", "CCL-" + report);
            page.fill(
                    "input[name=reportDate]",
                    LAB.bean(Clock.class)
                            .instant()
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .toString());
            page.setInputFiles("input[name=report]", Path.of("config/samples/constructed-karyotype-report.pdf"));
        }
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + sample.number());
    }

    private void accept(Page page, String test) {
        page.navigate(address("/tests/" + test));
        BrowserForm.choose(page, "decision", "accept");
        BrowserForm.sign(page);
        page.waitForURL("**/lotgate/lots/" + sample.number());
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("interneurons-" + name + ".png"))
                .setFullPage(true));
    }

    private LotTest test(UUID lot, String test) {
        return LAB.way().lot(lot).test(test).orElseThrow();
    }

    private Result latest(UUID lot, String test) {
        return test(lot, test).latest().orElseThrow().result().record();
    }

    private String address(String path) {
        return LAB.url() + "/lotgate/lots/" + sample.number() + path;
    }
}
