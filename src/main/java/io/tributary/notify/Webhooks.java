package io.tributary.notify;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.notify.WebhookEndpoint.Disabled;
import io.tributary.platform.OutboundHttp;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The endpoints of organizations: made, changed and ended, each act in the audit trail. */
public final class Webhooks {
    public static final int MOST_ENDPOINTS = 20;

    /** The longest time a rotated secret may go on beside its successor. */
    public static final int LONGEST_OVERLAP_HOURS = 168;

    private final EndpointStore endpoints;
    private final Rounds rounds;
    private final Catalogue catalogue;
    private final OutboundHttp http;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Webhooks(
            EndpointStore endpoints,
            Rounds rounds,
            Catalogue catalogue,
            OutboundHttp http,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.rounds = rounds;
        this.catalogue = catalogue;
        this.http = http;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the order in which they were made. */
    public List<WebhookEndpoint> list(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> endpoints.list(organization));
    }

    /**
     * One endpoint.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}, also for somebody else's
     */
    public WebhookEndpoint find(OrganizationId organization, UUID id) {
        return transactions
                .in(Scope.of(organization), () -> endpoints.find(organization, id))
                .orElseThrow(Webhooks::notFound);
    }

    /** What its receiver verifies {@code v1a} signatures with, the newest first. */
    public List<String> publicKeys(OrganizationId organization, UUID id) {
        find(organization, id);
        return transactions.in(
                Scope.of(organization),
                () ->
                        endpoints.keys(id, clock.instant()).stream()
                                .map(SigningKey::publicText)
                                .toList());
    }

    /**
     * Makes an endpoint. Its secret is in the answer and never told again.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} or {@link
     *     NotifyProblem#TOO_MANY_ENDPOINTS}
     */
    public EndpointSecret create(AuditTrail.By by, WantedEndpoint wanted) {
        refuseInvalid(wanted);
        return transactions.in(
                Scope.of(by.organization()),
                () -> {
                    if (endpoints.countLocked(by.organization()) >= MOST_ENDPOINTS) {
                        throw new ProblemException(
                                NotifyProblem.TOO_MANY_ENDPOINTS,
                                "There may be " + MOST_ENDPOINTS + ". Nothing was created.");
                    }
                    var now = clock.instant();
                    var id = UuidV7.at(now, random);
                    endpoints.add(by.organization(), id, wanted, now);
                    var key = SigningKey.fresh(random);
                    endpoints.addKey(by.organization(), id, key, now);
                    var made = endpoints.find(by.organization(), id).orElseThrow();
                    audit.record(by, "webhook-endpoint.created", subject(made), told(wanted));
                    return new EndpointSecret(id, key.secretText(), key.publicText());
                });
    }

    /**
     * Changes address, description and events.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND} or {@link
     *     PlatformProblem#INVALID_INPUT}
     */
    public WebhookEndpoint change(AuditTrail.By by, UUID id, WantedEndpoint wanted) {
        find(by.organization(), id);
        refuseInvalid(wanted);
        return on(
                by,
                id,
                _ -> {
                    endpoints.change(by.organization(), id, wanted);
                    var changed = endpoints.find(by.organization(), id).orElseThrow();
                    audit.record(by, "webhook-endpoint.changed", subject(changed), told(wanted));
                    return changed;
                });
    }

    /** Sends nothing there until it is enabled; what was under way has failed. */
    public void disable(AuditTrail.By by, UUID id) {
        on(
                by,
                id,
                endpoint -> {
                    if (endpoint.isActive()) {
                        endpoints.disable(id, Disabled.PERSON, clock.instant());
                        rounds.giveUp(id, clock.instant());
                        audit.record(
                                by,
                                "webhook-endpoint.disabled",
                                subject(endpoint),
                                Map.of("because", Disabled.PERSON.code()));
                    }
                    return endpoint;
                });
    }

    /** Sends there again. What it missed is not sent by itself: {@link Deliveries#recover}. */
    public void enable(AuditTrail.By by, UUID id) {
        on(
                by,
                id,
                endpoint -> {
                    if (!endpoint.isActive()) {
                        endpoints.enable(id);
                        audit.record(by, "webhook-endpoint.enabled", subject(endpoint), Map.of());
                    }
                    return endpoint;
                });
    }

    /** Removes it with all its deliveries. */
    public void remove(AuditTrail.By by, UUID id) {
        on(
                by,
                id,
                endpoint -> {
                    endpoints.remove(by.organization(), id);
                    audit.record(by, "webhook-endpoint.removed", subject(endpoint), Map.of());
                    return endpoint;
                });
    }

    /**
     * Makes new secrets. Until the overlap is over, messages bear the signatures of both.
     *
     * @param overlapHours 0 to {@link #LONGEST_OVERLAP_HOURS}; 0 ends the old ones at once
     */
    public EndpointSecret rotate(AuditTrail.By by, UUID id, int overlapHours) {
        if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP_HOURS) {
            throw new IllegalArgumentException("an overlap of " + overlapHours + " hours");
        }
        return on(
                by,
                id,
                endpoint -> {
                    var now = clock.instant();
                    endpoints.expireKeys(id, now.plus(Duration.ofHours(overlapHours)), now);
                    var key = SigningKey.fresh(random);
                    endpoints.addKey(by.organization(), id, key, now);
                    audit.record(
                            by,
                            "webhook-endpoint.secret-rotated",
                            subject(endpoint),
                            Map.of("overlap_hours", Integer.toString(overlapHours)));
                    return new EndpointSecret(id, key.secretText(), key.publicText());
                });
    }

    private <T> T on(AuditTrail.By by, UUID id, Function<WebhookEndpoint, T> act) {
        return transactions.in(
                Scope.of(by.organization()),
                () ->
                        act.apply(
                                endpoints
                                        .locked(by.organization(), id)
                                        .orElseThrow(Webhooks::notFound)));
    }

    private void refuseInvalid(WantedEndpoint wanted) {
        var errors = new ArrayList<InputError>();
        if (wanted.url().length() > WantedEndpoint.LONGEST_URL) {
            errors.add(new InputError("/url", "At most 2,000 characters."));
        } else {
            try {
                http.objection(new URI(wanted.url()))
                        .ifPresent(words -> errors.add(new InputError("/url", words)));
            } catch (URISyntaxException _) {
                errors.add(new InputError("/url", "This is not an address."));
            }
        }
        if (wanted.description().length() > WantedEndpoint.LONGEST_DESCRIPTION) {
            errors.add(new InputError("/description", "At most 200 characters."));
        }
        var known = catalogue.names();
        wanted.eventTypes().stream()
                .filter(type -> !known.contains(type))
                .map(type -> new InputError("/event_types", "There is no event " + type + "."))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "The endpoint is not valid. Nothing was done.",
                    errors);
        }
    }

    /** Without the path: it may hold what is meant for the receiver alone. */
    static String subject(WebhookEndpoint endpoint) {
        return endpoint.url().getHost() + " (" + endpoint.id() + ")";
    }

    private static Map<String, String> told(WantedEndpoint wanted) {
        return Map.of(
                "events",
                wanted.eventTypes().isEmpty() ? "all" : String.join(" ", wanted.eventTypes()));
    }

    static ProblemException notFound() {
        return new ProblemException(
                PlatformProblem.NOT_FOUND, "There is no such webhook endpoint or delivery.");
    }
}
