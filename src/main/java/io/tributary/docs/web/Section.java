package io.tributary.docs.web;

import io.tributary.portal.spi.Part;

import org.springframework.web.util.HtmlUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands below one heading of a guide.
 *
 * @param text without code to paste and without marks
 */
record Section(String anchor, String title, String text) {
    private static final Pattern HEADED =
            Pattern.compile("<h2 id=\"([^\"]+)\">(.*?)</h2>(.*?)(?=<h2 id=|\\z)", Pattern.DOTALL);

    /** Code, and what belongs to its tabs. */
    private static final Pattern UNREAD =
            Pattern.compile(
                    "<(pre|button|legend|label|caption|thead)\\b.*?</\\1>|<[^>]*>", Pattern.DOTALL);

    /** Cells of a table are told apart when it is read in one go. */
    private static final Pattern CELL = Pattern.compile("</t[hd]>");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Those of that guide. */
    static List<Section> of(Part guide) {
        var sections = new ArrayList<Section>();
        var found = HEADED.matcher(guide.html());
        while (found.find()) {
            sections.add(new Section(found.group(1), plain(found.group(2)), plain(found.group(3))));
        }
        return sections;
    }

    private static String plain(String html) {
        var cells = CELL.matcher(html).replaceAll(" ; ");
        var text = HtmlUtils.htmlUnescape(UNREAD.matcher(cells).replaceAll(" "));
        return SPACE.matcher(text).replaceAll(" ").replaceAll(" ([.,:;?)])", "$1").strip();
    }

    ReadPage.Place asPlace() {
        return new ReadPage.Place(title, "#" + anchor);
    }
}
