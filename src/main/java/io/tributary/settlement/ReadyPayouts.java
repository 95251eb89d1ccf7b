package io.tributary.settlement;

import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Payouts that may be handed over. What is ready waits while its payee is paused or suspended; what
 * was handed over before is asked for all the same, as it may have arrived.
 */
final class ReadyPayouts {
    private final JdbcClient sql;
    private final Organizations organizations;

    ReadyPayouts(JdbcClient sql, Organizations organizations) {
        this.sql = sql;
        this.organizations = organizations;
    }

    /** One that a provider has to be asked about: ready, or under way when last asked. */
    Optional<Payout> lockToSend(Instant askedBefore) {
        return sql.sql(
                        """
                        select *
                          from settlement.payout
                         where provider is not null
                           and (state = 'ready' and organization_id <> all (:suspended)
                                and not exists (select
                                                  from settlement.payee
                                                 where payee.organization_id = payout.organization_id
                                                   and payee.paused is not null)
                                or (state in ('sending', 'sent') and sent_at < :before))
                         order by id
                         limit 1
                           for update skip locked
                        """)
                .param("suspended", suspended())
                .param("before", Timestamp.from(askedBefore))
                .query((row, _) -> PayoutStore.payout(row))
                .optional();
    }

    /** Those of one kind and currency that wait for a file, nobody else's until this ends. */
    List<Payout> lock(PayoutMethod.Kind kind, CurrencyUnit currency) {
        return sql.sql(
                        """
                        select *
                          from settlement.payout
                         where state = 'ready' and provider is null and kind = :kind and currency = :currency
                           and organization_id <> all (:suspended)
                           and not exists (select
                                             from settlement.payee
                                            where payee.organization_id = payout.organization_id
                                              and payee.paused is not null)
                         order by id
                         limit 5000
                           for update skip locked
                        """)
                .param("kind", kind.code())
                .param("currency", currency.getCode())
                .param("suspended", suspended())
                .query((row, _) -> PayoutStore.payout(row))
                .list();
    }

    /** What {@link #lock} would take, by kind and currency. */
    List<WaitingPayouts> waiting() {
        return sql.sql(
                        """
                        select kind, currency, count(*) as payouts, sum(net) as total
                          from settlement.payout
                         where state = 'ready' and provider is null
                           and organization_id <> all (:suspended)
                           and not exists (select
                                             from settlement.payee
                                            where payee.organization_id = payout.organization_id
                                              and payee.paused is not null)
                         group by kind, currency
                         order by kind, currency
                        """)
                .param("suspended", suspended())
                .query(
                        (row, _) ->
                                new WaitingPayouts(
                                        PayoutMethod.Kind.of(row.getString("kind")),
                                        row.getInt("payouts"),
                                        Money.ofMinor(
                                                CurrencyUnit.of(row.getString("currency")),
                                                row.getLong("total"))))
                .list();
    }

    /** How many are ready, those that wait for their payee's pause to end among them. */
    int count() {
        return sql.sql("select count(*) from settlement.payout where state = 'ready'")
                .query(Integer.class)
                .single();
    }

    private UUID[] suspended() {
        return organizations.suspended().stream().map(OrganizationId::value).toArray(UUID[]::new);
    }
}
