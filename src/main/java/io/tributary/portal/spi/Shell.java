package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the frame template draws around the content of a page.
 *
 * @param csrf the token that every form must carry
 * @param notice something to tell once, after an action; null when there is nothing
 * @param path the page's own address, with its query
 */
public record Shell(
        Frame frame,
        Visitor visitor,
        List<MenuGroup> menu,
        Csrf csrf,
        @Nullable String notice,
        String requestId,
        String path,
        boolean demo) {
    /** Menu entries under one heading. */
    public record MenuGroup(String label, List<MenuEntry> entries) {
        public MenuGroup {
            entries = List.copyOf(entries);
        }
    }

    /** The hidden field that proves a form is ours. */
    public record Csrf(String parameter, String header, String token) {}

    public Shell {
        menu = List.copyOf(menu);
    }
}
