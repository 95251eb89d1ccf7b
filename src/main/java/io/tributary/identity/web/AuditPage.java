package io.tributary.identity.web;

import io.tributary.identity.AuditTrail;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who did what. */
record AuditPage(
        List<AuditTrail.Entry> entries,
        Choices action,
        String csv,
        boolean filtered,
        List<Field> span,
        Choices format,
        @Nullable String first,
        @Nullable String next) {
    AuditPage {
        entries = List.copyOf(entries);
        span = List.copyOf(span);
    }

    /** Details in one line, in a stable order. */
    static String details(AuditTrail.Entry entry) {
        return new TreeMap<>(entry.details())
                .entrySet().stream()
                        .map(detail -> detail.getKey() + ": " + detail.getValue())
                        .collect(Collectors.joining(", "));
    }
}
