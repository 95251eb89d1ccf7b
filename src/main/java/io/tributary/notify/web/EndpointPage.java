package io.tributary.notify.web;

import io.tributary.portal.spi.Choices;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One endpoint.
 *
 * @param publicKeys which verify its messages now, the newest first
 * @param consequence what removing it means
 */
record EndpointPage(
        EndpointRow endpoint,
        @Nullable Instant failing,
        EndpointForm.Fields form,
        List<String> publicKeys,
        Choices overlap,
        Choices span,
        List<DeliveryRow> deliveries,
        @Nullable String first,
        @Nullable String next,
        String consequence) {}
