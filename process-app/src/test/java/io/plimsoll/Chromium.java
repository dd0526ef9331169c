package io.plimsoll;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real browser of this machine, as {@code tools/chromium} found it, and where its pictures go. */
public final class Chromium implements AutoCloseable {

    private static final Path FOUND = Path.of("target", "chromium.path");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test where there is none. */
    public static Chromium start() throws IOException {
        assumeTrue(Files.exists(FOUND) && !Files.readString(FOUND).isBlank(), "There is no Chromium on this machine");
        Files.createDirectories(PICTURES);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(
                                        Path.of(Files.readString(FOUND).strip()))
                                .setArgs(List.of("--no-sandbox", "--disable-background-networking"))));
    }

    /** Somebody's browser, with no cookies in it. */
    public Page page(Browser.NewContextOptions options) {
        return browser.newContext(options).newPage();
    }

    public Page page() {
        return page(new Browser.NewContextOptions());
    }

    /** Keeps what the page looks like, to its end. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
