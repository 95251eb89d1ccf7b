package io.tributary.notify.web;

import io.tributary.kernel.InputError;
import io.tributary.notify.Catalogue;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.WebhookEndpoint;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was typed about an endpoint. */
record EndpointForm(
        @Nullable String url, @Nullable String description, @Nullable Set<String> events) {
    static final EndpointForm FRESH = new EndpointForm("", "", Set.of());

    static EndpointForm of(WebhookEndpoint endpoint) {
        return new EndpointForm(
                endpoint.url().toString(), endpoint.description(), endpoint.eventTypes());
    }

    WantedEndpoint wanted() {
        return new WantedEndpoint(
                url == null ? "" : url,
                description == null ? "" : description,
                new TreeSet<>(events == null ? Set.<String>of() : events));
    }

    Fields fields(Catalogue catalogue, List<InputError> refused) {
        var errors =
                refused.stream()
                        .map(
                                error ->
                                        new InputError(
                                                error.pointer()
                                                        .replace("/event_types", "events")
                                                        .replace("/", ""),
                                                error.detail()))
                        .toList();
        var names = catalogue.names();
        var options =
                catalogue.all().stream()
                        .filter(type -> names.contains(type.name()))
                        .map(type -> new Option(type.name(), type.name(), type.when()))
                        .toList();
        return new Fields(
                Field.text("url", "Address")
                        .hint(
                                "An https address that takes POST, such as"
                                        + " https://example.com/hooks.")
                        .longest(WantedEndpoint.LONGEST_URL)
                        .value(url)
                        .errors(errors),
                Field.text("description", "Description")
                        .optional()
                        .hint("What listens there.")
                        .longest(WantedEndpoint.LONGEST_DESCRIPTION)
                        .value(description)
                        .errors(errors),
                Choices.of("events", "Events", options)
                        .hint("None chosen means every event, also those that are yet to come.")
                        .chosen(events == null ? Set.of() : events)
                        .errors(errors),
                errors);
    }

    /** As the templates show it. */
    record Fields(Field url, Field description, Choices events, List<InputError> errors) {}
}
