package io.lotgate.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system's Chromium, one for all tests; each person gets a session of their own. */
final class Browsers implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private final String url;

    /** @param url address of the program, such as http://localhost:8080 */
    Browsers(String url) {
        this.url = url;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String chromium = Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")));
    }

    /** A page of this person, signed in. */
    Page signedIn(String username, boolean javaScript) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(javaScript).setViewportSize(1440, 900));
        Page page = context.newPage();
        page.navigate(url + "/lotgate/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", SamplePeople.PASSWORD);
        page.click("form button[type=submit], form button:not([type])");
        page.waitForURL("**/lotgate/tasks");
        return page;
    }

    /** A page of nobody in particular. */
    Page outside() {
        return browser.newContext().newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
