package io.tributary.notify;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.notify.WebhookEndpoint.Disabled;
import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;

import java.time.Instant;
import java.util.Map;

/** Switches endpoints off that do not want or cannot take messages, and tells the owners. */
final class Disabling {
    private final EndpointStore endpoints;
    private final Rounds rounds;
    private final Staff staff;
    private final AuditTrail audit;
    private final Postbox postbox;
    private final Settings settings;

    Disabling(
            EndpointStore endpoints,
            Rounds rounds,
            Staff staff,
            AuditTrail audit,
            Postbox postbox,
            Settings settings) {
        this.endpoints = endpoints;
        this.rounds = rounds;
        this.staff = staff;
        this.audit = audit;
        this.postbox = postbox;
        this.settings = settings;
    }

    /** In the surrounding transaction, in which the endpoint is locked. */
    void disable(
            OrganizationId organization, WebhookEndpoint endpoint, Disabled because, Instant now) {
        if (!endpoint.isActive()) {
            return;
        }
        endpoints.disable(endpoint.id(), because, now);
        rounds.giveUp(endpoint.id(), now);
        audit.record(
                AuditTrail.By.thing(organization, "webhooks"),
                "webhook-endpoint.disabled",
                Webhooks.subject(endpoint),
                Map.of("because", because.code()));
        staff.of(organization).stream()
                .filter(colleague -> colleague.role() == Role.OWNER)
                .forEach(owner -> tell(organization, owner.email(), endpoint, because));
    }

    private void tell(
            OrganizationId organization, String email, WebhookEndpoint endpoint, Disabled because) {
        postbox.post(
                organization,
                email,
                "A webhook endpoint is switched off",
                """
                %s
                Nothing is sent there any more. Events are kept for %d days: once the endpoint
                works again, enable it and recover the time it was away.

                %s
                """
                        .formatted(
                                because == Disabled.GONE
                                        ? "The endpoint at "
                                                + endpoint.url().getHost()
                                                + " answered 410 Gone."
                                        : "No webhook has arrived at "
                                                + endpoint.url().getHost()
                                                + " for "
                                                + Outcomes.PATIENCE.toDays()
                                                + " days.",
                                Deliveries.KEPT.toDays(),
                                settings.link("/partner/webhooks/" + endpoint.id())));
    }
}
