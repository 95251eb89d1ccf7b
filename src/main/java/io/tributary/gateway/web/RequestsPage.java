package io.tributary.gateway.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The request log.
 *
 * @param recordsUntil until when bodies are recorded; null while they are not
 * @param mayRecord whether the visitor may switch that on and off
 */
record RequestsPage(
        Filters filters,
        List<RequestRow> rows,
        boolean isNarrow,
        @Nullable Instant recordsUntil,
        boolean mayRecord,
        @Nullable String first,
        @Nullable String next,
        List<InputError> errors) {
    /** By what it can be narrowed. */
    record Filters(
            Choices status, Choices endpoint, Choices key, Choices mode, Choices span, Field id) {}

    RequestsPage {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }
}
