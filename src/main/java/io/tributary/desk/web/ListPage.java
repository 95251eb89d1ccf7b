package io.tributary.desk.web;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A page that is one or more tables. */
record ListPage(List<Part> parts) {
    /** One table under its heading. */
    record Part(@Nullable String title, @Nullable String lead, Table table) {}

    ListPage {
        parts = List.copyOf(parts);
    }

    static ListPage of(Table table) {
        return new ListPage(List.of(new Part(null, null, table)));
    }
}
