package io.lotgate.app;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes the README's pictures from the running pages, on a fresh sample database. */
final class PagePictures {
    private static final Path COUNTER = Path.of("config/samples/counter/Beckman_Vi-Cell-BLU_example01.csv");

    private PagePictures() {}

    /** @param arguments the folder for the pictures; docs/pictures when none is given */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "docs/pictures");
        Files.createDirectories(folder);
        Path data = Files.createTempDirectory("lotgate-pictures");
        Standalone standalone = new Standalone(data, Map.of("lotgate.sample-data", true, "server.port", 0));
        try (ConfigurableApplicationContext context = standalone.start(WebApplicationType.SERVLET)) {
            String url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
            take(url, folder);
        } finally {
            standalone.stopDatabase();
        }
    }

    private static void take(String url, Path folder) {
        try (Browsers browsers = new Browsers(url)) {
            Page certifier = browsers.signedIn("certifier", true);
            certifier.navigate(url + "/lotgate/lots/UCM-P2-1/decision");
            shoot(certifier, folder.resolve("decision.png"));
            certifier.navigate(url + "/lotgate/lots/UCM-P3-1");
            shoot(certifier, folder.resolve("lot.png"));
            certifier.navigate(url + "/lotgate/lots");
            shoot(certifier, folder.resolve("lots.png"));
            certifier.navigate(url + "/lotgate/lots/UCM-P1-1/ledger?verify=true");
            shoot(certifier, folder.resolve("ledger.png"));
            Page technician = browsers.signedIn("technician", true);
            shoot(technician, folder.resolve("tasks.png"));
            technician.navigate(url + "/lotgate/lots/UCM-P3-2/tests/viability/perform");
            technician.setInputFiles("input[name=upload]", COUNTER);
            technician.waitForSelector("input[name=sample]");
            shoot(technician, folder.resolve("task.png"));
        }
    }

    private static void shoot(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
