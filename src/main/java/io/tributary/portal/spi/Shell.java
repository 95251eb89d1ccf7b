package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

import java.time.Instant;
import java.util.List;

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
 * @param bell what waits for attention; null for whoever has nothing to be told
 * @param look whose name, picture and colours the page wears
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
        Assets assets,
        Bell.@Nullable Ring bell,
        Look look) {
    /** Menu entries under one heading. */
    public record MenuGroup(String label, List<MenuEntry> entries) {
        public MenuGroup {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The hidden field that proves a form is ours. Asking makes a token, and with it a session, so
     * only pages with a form ask.
     *
     * @param source none where no form is protected
     */
    public record Csrf(@Nullable CsrfToken source) {
        public String parameter() {
            return source == null ? "_csrf" : source.getParameterName();
        }

        public String header() {
            return source == null ? "X-CSRF-TOKEN" : source.getHeaderName();
        }

        public String token() {
            return source == null ? "" : source.getToken();
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
