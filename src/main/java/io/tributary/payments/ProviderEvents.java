package io.tributary.payments;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What providers told. An event is kept once, and is only a hint: what it is about is asked for, so
 * that events may come late, twice, or in any order.
 */
public final class ProviderEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderEvents.class);
    private static final Scope SCOPE = Scope.system("events of payment providers");

    /**
     * Something that happened at a provider's.
     *
     * @param id the provider's, which it repeats when it tells again
     * @param kind {@code payment_intent.succeeded}
     * @param object what it is about: a charge or a dispute
     */
    public record Event(String provider, String id, String kind, String object, Instant at) {}

    private final JdbcClient sql;
    private final Transactions transactions;
    private final PaymentProvider provider;
    private final Payments payments;
    private final Disputes disputes;
    private final Refunds refunds;
    private final InstantSource clock;

    ProviderEvents(
            JdbcClient sql,
            Transactions transactions,
            PaymentProvider provider,
            Payments payments,
            Disputes disputes,
            Refunds refunds,
            InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.provider = provider;
        this.payments = payments;
        this.disputes = disputes;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** Keeps an event, durable when this returns; what was told before changes nothing. */
    public void keep(Event event) {
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        insert into payments.provider_event
                                               (provider, event_id, kind, object_id, happened_at, received_at)
                                        values (:provider, :id, :kind, :object, :at, :now)
                                            on conflict do nothing
                                        """)
                                .param("provider", event.provider())
                                .param("id", event.id())
                                .param("kind", event.kind())
                                .param("object", event.object())
                                .param("at", Timestamp.from(event.at()))
                                .param("now", Timestamp.from(clock.instant()))
                                .update());
    }

    /**
     * Looks at what was told and not looked at yet; each once it is done is marked. One that cannot
     * be applied is looked at again, less and less often, and holds no other back.
     */
    void apply() {
        for (var event : waiting()) {
            try {
                look(event);
                transactions.run(SCOPE, () -> applied(event));
            } catch (RuntimeException failed) {
                LOG.warn("event {} {} is not applied", event.kind(), event.id(), failed);
                transactions.run(SCOPE, () -> failed(event, String.valueOf(failed.getMessage())));
            }
        }
    }

    private void look(Event event) {
        if (event.kind().startsWith("payment_intent.")) {
            payments.byReference(event.object()).ifPresent(payments::refresh);
        } else if (event.kind().startsWith("charge.dispute.")) {
            provider.dispute(event.object())
                    .ifPresent(seen -> disputes.seen(event.provider(), seen));
        } else if (event.kind().startsWith("refund.")
                || event.kind().equals("charge.refund.updated")) {
            provider.refund(event.object()).ifPresent(seen -> refunds.seen(event.provider(), seen));
        }
    }

    private List<Event> waiting() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select provider, event_id, kind, object_id, happened_at
                                          from payments.provider_event
                                         where applied_at is null and provider = :provider
                                           and (look_at is null or look_at <= :now)
                                         order by happened_at
                                         limit 100
                                        """)
                                .param("provider", provider.name())
                                .param("now", Timestamp.from(clock.instant()))
                                .query(
                                        (row, _) ->
                                                new Event(
                                                        row.getString("provider"),
                                                        row.getString("event_id"),
                                                        row.getString("kind"),
                                                        row.getString("object_id"),
                                                        row.getTimestamp("happened_at")
                                                                .toInstant()))
                                .list());
    }

    private void applied(Event event) {
        sql.sql(
                        """
                        update payments.provider_event
                           set applied_at = :now
                         where provider = :provider and event_id = :id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("provider", event.provider())
                .param("id", event.id())
                .update();
    }

    private void failed(Event event, String why) {
        sql.sql(
                        """
                        update payments.provider_event
                           set failures = failures + 1, failure = :why,
                               look_at = :now::timestamptz
                                         + least(interval '1 minute' * power(2, least(failures, 10)),
                                                 interval '6 hours')
                         where provider = :provider and event_id = :id
                        """)
                .param("why", why)
                .param("now", Timestamp.from(clock.instant()))
                .param("provider", event.provider())
                .param("id", event.id())
                .update();
    }
}
