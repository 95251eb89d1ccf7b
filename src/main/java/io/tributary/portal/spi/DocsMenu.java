package io.tributary.portal.spi;

import java.util.List;

/** What stands in the navigation of the documentation, in its order. At most one bean. */
public record DocsMenu(List<MenuEntry> entries) {
    /** There is no documentation. */
    public static final DocsMenu NONE = new DocsMenu(List.of());

    public DocsMenu {
        entries = List.copyOf(entries);
    }
}
