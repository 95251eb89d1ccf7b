package io.tributary.docs.web;

import org.springframework.web.util.HtmlUtils;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Code as a page shows it.
 *
 * @param id of its element
 * @param label the language
 */
record ShownSample(String id, String label, String text) {
    private static final Pattern SHOWN =
            Pattern.compile(
                    "<pre tabindex=\"0\" aria-label=\"([^\"]+)\"><code"
                            + " id=\"([^\"]+)\">(.*?)</code>",
                    Pattern.DOTALL);

    /** All of that page, in their order. */
    static List<ShownSample> on(String page) {
        return SHOWN.matcher(page)
                .results()
                .map(
                        found ->
                                new ShownSample(
                                        found.group(2),
                                        found.group(1),
                                        HtmlUtils.htmlUnescape(found.group(3))))
                .toList();
    }

    /** Those in that language. */
    static List<ShownSample> on(String page, String label) {
        return on(page).stream().filter(sample -> sample.label().equals(label)).toList();
    }
}
