package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the frame template draws around the content of a page.
 *
 * @param csrf the token that every form must carry
 * @param notice something to tell once, after an action; null when there is nothing
 * @param path the page's own address, with its query
 * @param canonical the page's public address, without its query
 * @param theme what the visitor chose
 * @param drawn the theme to draw in; null when only the browser knows
 * @param now when the page was made
 */
public record Shell(
        Frame frame,
        Visitor visitor,
        List<MenuGroup> menu,
        Csrf csrf,
        @Nullable String notice,
        String requestId,
        String path,
        String canonical,
        boolean demo,
        Theme theme,
        @Nullable String drawn,
        Instant now,
        Assets assets) {
    /** Menu entries under one heading. */
    public record MenuGroup(String label, List<MenuEntry> entries) {
        public MenuGroup {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The hidden field that proves a form is ours.
     *
     * @param secret makes the token, and with it a session: asked by pages with a form only
     */
    public record Csrf(String parameter, String header, Supplier<String> secret) {
        public String token() {
            return secret.get();
        }
    }

    public Shell {
        menu = List.copyOf(menu);
    }

    /** Where pages load that file from: a style sheet, a script, a picture. */
    public String asset(String name) {
        return assets.path(name);
    }

    /** An instant as people read it, seen from now. */
    public When when(Instant at) {
        return When.of(at, now);
    }

    public boolean isActive(MenuEntry entry) {
        return entry.href().equals(frame.active());
    }

    public List<Theme> themes() {
        return List.of(Theme.values());
    }
}
