package io.lotgate.app;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes the pictures of the pages, on a fresh sample database: telephone, laptop and wide screen. */
final class PagePictures {

    private record Screen(String suffix, String title, int width, int height) {}

    private static final List<Screen> SCREENS = List.of(
            new Screen("-390", "390 px", 390, 844),
            new Screen("", "1440 px", 1440, 900),
            new Screen("-2560", "2560 px", 2560, 1440));

    /** @param dark suffix of the screen shown in the dark theme, none when there is none */
    private record Shown(String name, String title, String person, String address, String dark) {}

    private static final List<Shown> PAGES = List.of(
            new Shown("tasks", "My work", "technician", "/lotgate/tasks", "none"),
            new Shown("lots", "Lots", "certifier", "/lotgate/lots", "none"),
            new Shown("lot", "A lot under test", "technician", "/lotgate/lots/UCM-P3-1", "-2560"),
            new Shown("task", "A task", "technician", "/lotgate/lots/UCM-P3-2/tests/viability/perform", "none"),
            new Shown("decision", "A decision", "certifier", "/lotgate/lots/UCM-P2-1/decision", "-390"),
            new Shown("ledger", "The ledger", "certifier", "/lotgate/lots/UCM-P1-1/ledger?verify=true", "none"));

    private PagePictures() {}

    /** @param arguments the folder for the pictures; docs/pictures when none is given */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "docs/pictures");
        Files.createDirectories(folder);
        Path data = Files.createTempDirectory("lotgate-pictures");
        Standalone standalone =
                new Standalone(data, Map.of("lotgate.sample-data", true, "server.port", 0)).at(evening());
        try (ConfigurableApplicationContext context = standalone.start(WebApplicationType.SERVLET)) {
            String url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
            take(url, folder);
        } finally {
            standalone.stopDatabase();
        }
        Files.writeString(folder.resolve("README.md"), index());
    }

    /** Six in the evening, whenever the pictures are taken: the counter's file is of that afternoon. */
    private static Clock evening() {
        Instant six = LocalDate.now(Clock.systemUTC()).atTime(18, 0).toInstant(ZoneOffset.UTC);
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), six));
    }

    private static void take(String url, Path folder) throws IOException {
        try (Browsers browsers = new Browsers(url)) {
            Map<String, Page> people = Map.of(
                    "technician", browsers.signedIn("technician", true),
                    "certifier", browsers.signedIn("certifier", true));
            for (Shown shown : PAGES) {
                Page page = people.get(shown.person());
                page.navigate(url + shown.address());
                if (shown.name().equals("task")) {
                    page.setInputFiles("input[name=upload]", CounterFile.measuredOn(LocalDate.now(Clock.systemUTC())));
                    page.waitForSelector("input[name=sample]");
                    page.waitForLoadState();
                }
                for (Screen screen : SCREENS) {
                    shoot(page, shown, screen, folder);
                }
            }
        }
    }

    private static void shoot(Page page, Shown shown, Screen screen, Path folder) throws IOException {
        boolean dark = shown.dark().equals(screen.suffix());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.setViewportSize(screen.width(), screen.height());
        page.evaluate("scrollTo(0, 0)");
        Files.write(
                folder.resolve(file(shown, screen)),
                SmallPicture.of(
                        page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED))));
    }

    private static String file(Shown shown, Screen screen) {
        return shown.name() + screen.suffix() + ".png";
    }

    private static String index() {
        return "# Pages\n\nTaken by `make pictures` from a fresh database with sample data.\n\n"
                + PAGES.stream().map(PagePictures::section).collect(Collectors.joining("\n"));
    }

    private static String section(Shown shown) {
        return "## " + shown.title() + "\n\n"
                + SCREENS.stream()
                        .map(screen ->
                                "![" + shown.title() + " at " + screen.title() + "](" + file(shown, screen) + ")\n")
                        .collect(Collectors.joining("\n"));
    }
}
