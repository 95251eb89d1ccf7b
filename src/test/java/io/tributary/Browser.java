package io.tributary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The system's Chromium, started once for all journeys of a run but those {@link Beside} the
 * others, for it answers one thread only. Without one, journeys are left out and named; with {@code
 * -Dtributary.journeys=required} they fail instead.
 *
 * <pre>{@code
 * @ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
 * class SignUpJourney {
 *     @Test
 *     void leads_to_the_first_key(TributaryServer server, Browser browser) {
 *         var page = browser.page();
 *         page.navigate(server.address("/partner/signup").toString());
 *     }
 * }
 * }</pre>
 */
public final class Browser implements AutoCloseable {
    private static final boolean REQUIRED =
            "required".equals(System.getProperty("tributary.journeys"));

    /** The script that comes with axe's own binding for Playwright. */
    private static final String AXE = axe();

    private static final Path SCREENSHOTS = Path.of("target", "journeys");

    /** WCAG 2.2 at level AA with all that it took over, and what axe holds for good practice. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<Page> open = new ArrayList<>();

    private Browser(Path executable) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    /** A new visitor at a desk: no cookies yet, 1440 pixels wide, in the light theme. */
    public Page page() {
        return page(1440, ColorScheme.LIGHT);
    }

    /** A new visitor: no cookies yet. */
    public Page page(int width, ColorScheme theme) {
        return open(visitor(width).setColorScheme(theme));
    }

    /** A new visitor at a desk whose browser runs no scripts. */
    public Page scriptless() {
        return open(visitor(1440).setJavaScriptEnabled(false));
    }

    private static NewContextOptions visitor(int width) {
        return new NewContextOptions()
                .setViewportSize(width, 900)
                // colours that are still changing are no colours to judge
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private Page open(NewContextOptions visitor) {
        var page = chromium.newContext(visitor).newPage();
        page.setDefaultTimeout(60_000);
        open.add(page);
        return page;
    }

    /** What axe finds on the page as it is now, each with the first element concerned. */
    public static List<String> violations(Page page) {
        return violations(page, Map.of("type", "tag", "values", RULES));
    }

    /** What axe finds in the page's colours alone. */
    static List<String> violationsOfColour(Page page) {
        return violations(
                page,
                Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block")));
    }

    /** Axe stays on the page that it was brought to. */
    private static List<String> violations(Page page, Map<String, Object> rules) {
        if (Boolean.TRUE.equals(page.evaluate("!window.axe"))) {
            page.evaluate(AXE);
        }
        var found =
                page.evaluate(
                        """
                        rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})
                            .then(result => result.violations.map(violation =>
                                `${violation.id} at ${location.href}: ${violation.help}`
                                    + ` ${violation.nodes[0].html}`))
                        """,
                        rules);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void leave(Optional<Path> screenshot) {
        for (var page : open) {
            screenshot.ifPresent(
                    file ->
                            page.screenshot(
                                    new Page.ScreenshotOptions().setPath(file).setFullPage(true)));
            page.context().close();
        }
        open.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }

    /**
     * Gives journeys the browser as a parameter, and keeps a picture of the last page of a failed
     * one.
     */
    public static final class Journeys
            implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            if (REQUIRED || test.getTestMethod().isEmpty() || executable().isPresent()) {
                return ConditionEvaluationResult.enabled(
                        "there is a browser, or there must be one");
            }
            var journey = test.getRequiredTestClass().getSimpleName() + " " + test.getDisplayName();
            System.out.println("journey left out, no Chromium on this machine: " + journey);
            return ConditionEvaluationResult.disabled("no Chromium on this machine");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Browser.class;
        }

        @Override
        public Browser resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return new Keeper(test, Browser.class).keep(Browser.class, Journeys::start);
        }

        @Override
        public void afterTestExecution(ExtensionContext test) {
            var browser = new Keeper(test, Browser.class).kept(Browser.class);
            if (browser != null) {
                browser.leave(
                        test.getExecutionException()
                                .map(_ -> SCREENSHOTS.resolve(fileName(test) + ".png")));
            }
        }

        private static String fileName(ExtensionContext test) {
            return test.getRequiredTestClass().getSimpleName()
                    + "-"
                    + test.getRequiredTestMethod().getName();
        }

        private static Browser start() {
            return new Browser(
                    executable()
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "journeys are required, and there is no"
                                                        + " Chromium: install one, or name it in"
                                                        + " the environment variable CHROMIUM")));
        }

        private static Optional<Path> executable() {
            var named = System.getenv("CHROMIUM");
            return named == null ? found() : Optional.of(Path.of(named));
        }

        private static Optional<Path> found() {
            var directories =
                    Pattern.compile(Pattern.quote(File.pathSeparator)).split(System.getenv("PATH"));
            return Stream.of(
                            "chromium",
                            "chromium-browser",
                            "google-chrome",
                            "google-chrome-stable",
                            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                    .flatMap(
                            name ->
                                    Stream.of(directories)
                                            .map(directory -> Path.of(directory).resolve(name)))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
