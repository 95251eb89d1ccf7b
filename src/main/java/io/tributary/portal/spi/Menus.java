package io.tributary.portal.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/** The navigation of each shape of frame: the entries of work, or those of the documentation. */
public final class Menus {
    private final List<MenuEntry> work;
    private final Supplier<DocsMenu> docs;

    /**
     * Those menus.
     *
     * @param docs asked when a page of the documentation is shown
     */
    public Menus(List<MenuEntry> work, Supplier<DocsMenu> docs) {
        this.work = work.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
        this.docs = docs;
    }

    /** What this visitor sees beside a page of that frame, in groups. */
    List<Shell.MenuGroup> of(Frame frame, Visitor visitor) {
        var entries = frame.isDocs() ? docs.get().entries() : work;
        var groups = new LinkedHashMap<String, List<MenuEntry>>();
        entries.stream()
                .filter(entry -> entry.shownTo().test(visitor))
                .forEach(
                        entry ->
                                groups.computeIfAbsent(entry.group(), _ -> new ArrayList<>())
                                        .add(entry));
        return groups.entrySet().stream()
                .map(group -> new Shell.MenuGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
