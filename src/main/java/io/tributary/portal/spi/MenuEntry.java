package io.tributary.portal.spi;

import java.util.function.Predicate;

/**
 * One entry of the sidebar. A bean of this type is all it takes.
 *
 * @param group the heading it stands under
 * @param icon the name of an icon of the shell's set ({@code portal/web/icon.jte})
 * @param order among all entries, ascending; groups stand in the order of their first entry
 * @param shownTo whether this visitor sees it
 */
public record MenuEntry(
        String group,
        String label,
        String href,
        String icon,
        int order,
        Predicate<Visitor> shownTo) {}
