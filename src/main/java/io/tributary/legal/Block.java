package io.tributary.legal;

import java.util.List;

/** A part of a text, as it stands on a page or on paper. */
public sealed interface Block {
    /**
     * The heading of a section.
     *
     * @param anchor names it in addresses: {@code 2-prohibited-uses}
     */
    record Heading(String text, String anchor) implements Block {}

    /** A passage. */
    record Paragraph(String text) implements Block {}

    /** Passages that belong together, one below the other. */
    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** Figures in rows. */
    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }
}
