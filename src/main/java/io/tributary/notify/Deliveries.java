package io.tributary.notify;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was sent to the endpoints of an organization, and what is sent there again. */
public final class Deliveries {
    /** Messages, deliveries and attempts are kept for so long. */
    public static final Duration KEPT = Duration.ofDays(30);

    private final DeliveryStore store;
    private final EndpointStore endpoints;
    private final Dispatch dispatch;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Deliveries(
            DeliveryStore store,
            EndpointStore endpoints,
            Dispatch dispatch,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.endpoints = endpoints;
        this.dispatch = dispatch;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest first. */
    public Page<Delivery> of(
            OrganizationId organization, UUID endpoint, @Nullable UUID before, int limit) {
        var found =
                transactions.in(
                        Scope.of(organization),
                        () -> store.list(organization, endpoint, before, limit + 1));
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    /**
     * One delivery.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}, also for somebody else's
     */
    public Delivery find(OrganizationId organization, UUID id) {
        return transactions
                .in(Scope.of(organization), () -> store.find(organization, id))
                .orElseThrow(Webhooks::notFound);
    }

    /** Its calls, the newest first. */
    public List<Delivery.Attempt> attempts(OrganizationId organization, UUID delivery) {
        return transactions.in(
                Scope.of(organization), () -> store.attempts(organization, delivery));
    }

    /** The text that is sent. */
    public String payload(OrganizationId organization, Delivery delivery) {
        return transactions.in(
                Scope.of(organization), () -> store.payload(organization, delivery.message()));
    }

    /**
     * Sends an event of type {@code webhook.tested} to one endpoint.
     *
     * @return the delivery
     */
    public UUID test(AuditTrail.By by, UUID endpoint) {
        return transactions.in(
                Scope.of(by.organization()),
                () -> {
                    refuseDisabled(by.organization(), endpoint);
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    var message = UuidV7.at(now, random);
                    var event = Catalogue.TEST.example();
                    store.write(
                            by.organization(),
                            message,
                            Catalogue.TEST.name(),
                            event.payload(now),
                            now);
                    var delivery = store.addressTo(by.organization(), message, endpoint, now);
                    dispatch.now(endpoint, message);
                    return delivery;
                });
    }

    /** Sends one message again, with the same id, whether it arrived or not. */
    public void resend(AuditTrail.By by, UUID id) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    var delivery =
                            store.find(by.organization(), id).orElseThrow(Webhooks::notFound);
                    var endpoint = refuseDisabled(by.organization(), delivery.endpoint());
                    if (!store.again(by.organization(), id, clock.instant())) {
                        throw new ProblemException(
                                NotifyProblem.DELIVERY_UNDER_WAY, "Nothing was done.");
                    }
                    audit.record(
                            by,
                            "webhook.resent",
                            Webhooks.subject(endpoint),
                            Map.of("message", delivery.message().toString()));
                    dispatch.now(delivery.endpoint(), UuidV7.at(clock.instant(), random));
                });
    }

    /**
     * Sends what an endpoint wants and did not get of the messages of a time, also of one in which
     * it was disabled or did not exist.
     *
     * @return how many messages set out
     */
    public int recover(AuditTrail.By by, UUID id, Period span) {
        return transactions.in(
                Scope.of(by.organization()),
                () -> {
                    var endpoint = refuseDisabled(by.organization(), id);
                    int found = store.recover(by.organization(), id, span, clock.instant());
                    audit.record(
                            by,
                            "webhook.recovered",
                            Webhooks.subject(endpoint),
                            Map.of(
                                    "from",
                                    span.from().toString(),
                                    "until",
                                    span.until().toString(),
                                    "messages",
                                    Integer.toString(found)));
                    dispatch.now(id, UuidV7.at(clock.instant(), random));
                    return found;
                });
    }

    private WebhookEndpoint refuseDisabled(OrganizationId organization, UUID id) {
        var endpoint = endpoints.locked(organization, id).orElseThrow(Webhooks::notFound);
        if (!endpoint.isActive()) {
            throw new ProblemException(NotifyProblem.ENDPOINT_DISABLED, "Nothing was done.");
        }
        return endpoint;
    }

    /** Deletes what is older than it is kept. */
    void forgetOld() {
        transactions.run(
                Scope.system("old webhook messages"),
                () -> store.forget(clock.instant().minus(KEPT)));
    }
}
