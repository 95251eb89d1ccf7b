package io.tributary.portal.spi;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A piece of a page that a template has made: to be shown in a page, and to be read before.
 *
 * @param html as the template wrote it, which has escaped what it was given
 */
public record Part(String html) implements Content {
    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html);
    }
}
