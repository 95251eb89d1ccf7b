package io.tributary;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** A visitor who looks at pages in both themes and two widths, and notes all flaws and links. */
final class PageWalk {
    private static final List<Integer> WIDTHS = List.of(1440, 390);
    private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final String OWN_LINKS =
            """
            [...document.querySelectorAll('a[href]')]
                .map(link => new URL(link.href))
                .filter(address => address.origin === location.origin)
                .map(address => address.pathname + address.search + address.hash)
            """;

    /** At the latest a second after the window changed, for charts are drawn anew. */
    private static final String FITS =
            """
            new Promise(answer => {
                let frames = 60;
                const look = () =>
                    document.documentElement.scrollWidth <= innerWidth ? answer(true)
                        : frames-- > 0 ? requestAnimationFrame(look)
                        : answer(false);
                look();
            })
            """;

    private final TributaryServer server;
    private final Page page;
    private final List<String> flaws = new ArrayList<>();
    private final SortedSet<String> links = new TreeSet<>();
    private String at = "before the first page";

    PageWalk(TributaryServer server, Page page) {
        this.server = server;
        this.page = page;
        page.onPageError(error -> flaws.add(at + ": " + error));
        page.onConsoleMessage(
                message -> {
                    boolean isOwnStatus = message.location().startsWith(page.url());
                    if (message.type().equals("error")
                            && !(isOwnStatus && message.text().contains("server responded"))) {
                        flaws.add(at + ": console: " + message.text());
                    }
                });
    }

    Page page() {
        return page;
    }

    List<String> flaws() {
        return List.copyOf(flaws);
    }

    /** Opens the page without judging it. */
    int open(String path) {
        at = path;
        page.setViewportSize(WIDTHS.getFirst(), 900);
        return page.navigate(server.address(path).toString()).status();
    }

    /** Opens the page and judges it in every look. */
    void see(String path, int expectedStatus) {
        int status = open(path);
        if (status != expectedStatus) {
            flaws.add(path + " answers " + status);
        }
        for (var link : (List<?>) page.evaluate(OWN_LINKS)) {
            note(path, String.valueOf(link));
        }
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            if (!Boolean.TRUE.equals(page.evaluate(FITS))) {
                flaws.add(path + " is wider than " + width);
            }
            for (var theme : THEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                page.waitForSelector("html[data-bs-theme=" + code(theme) + "]");
                for (var violation : violations(width, theme)) {
                    flaws.add(look(width, theme) + ": " + violation);
                }
            }
        }
    }

    /**
     * All that axe knows, once in each width and once in each theme; in the other two looks, whose
     * layout and whose theme were seen, the colours.
     */
    private List<String> violations(int width, ColorScheme theme) {
        boolean isNew = WIDTHS.indexOf(width) == THEMES.indexOf(theme);
        return isNew ? Browser.violations(page) : Browser.violationsOfColour(page);
    }

    private void note(String path, String link) {
        if (!link.startsWith(path + "#")) {
            links.add(link);
        } else if (page.locator("id=" + link.substring(path.length() + 1)).count() == 0) {
            flaws.add("the link " + link + " names a place that is not there");
        }
    }

    /** Follows every link of the pages seen, each once, and the place on the page it names. */
    void followAll() {
        for (var link : links) {
            var parts = link.split("#", 2);
            var answer =
                    page.request()
                            .get(
                                    server.address(parts[0]).toString(),
                                    RequestOptions.create().setMaxRedirects(0));
            if (answer.status() >= 400) {
                flaws.add("the link " + link + " answers " + answer.status());
            } else if (parts.length == 2
                    && answer.status() == 200
                    && !answer.text().contains("id=\"" + parts[1] + "\"")) {
                flaws.add("the link " + link + " names a place that is not there");
            }
            answer.dispose();
        }
    }

    private static String look(int width, ColorScheme theme) {
        return width + " " + code(theme);
    }

    private static String code(ColorScheme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
