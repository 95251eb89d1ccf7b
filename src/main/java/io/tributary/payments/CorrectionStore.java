package io.tributary.payments;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where refunds and disputes are kept. */
final class CorrectionStore {
    /** A refund with what only this module needs of it. */
    record KeptRefund(Refund refund, String state, @Nullable String failure, Instant at) {
        boolean isSettled() {
            return !state.equals("created");
        }

        boolean isGiven() {
            return state.equals("succeeded");
        }
    }

    /** A dispute and how it stands. */
    record KeptDispute(Dispute dispute, String state) {
        boolean isOpen() {
            return state.equals("open");
        }
    }

    private final JdbcClient sql;

    CorrectionStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<KeptRefund> refundByKey(String key) {
        return sql.sql("select * from payments.kept_refund where key = :key")
                .param("key", key)
                .query(CorrectionStore::refund)
                .optional();
    }

    Optional<KeptRefund> refund(UUID id) {
        return sql.sql("select * from payments.kept_refund where id = :id")
                .param("id", id)
                .query(CorrectionStore::refund)
                .optional();
    }

    /** The refund of one payment that the provider knows by that reference. */
    Optional<KeptRefund> refundByReference(UUID payment, String reference) {
        return sql.sql(
                        """
                        select *
                          from payments.kept_refund
                         where payment_id = :payment and reference = :reference
                        """)
                .param("payment", payment)
                .param("reference", reference)
                .query(CorrectionStore::refund)
                .optional();
    }

    /** The refunds of one organization's payments that are not settled. */
    List<Refund> underWay(OrganizationId organization) {
        return sql
                .sql(
                        """
                        select kept.*
                          from payments.kept_refund kept
                          join payments.refund using (id)
                         where refund.organization_id = :organization and kept.state = 'created'
                        """)
                .param("organization", organization.value())
                .query(CorrectionStore::refund)
                .list()
                .stream()
                .map(KeptRefund::refund)
                .toList();
    }

    void addRefund(OrganizationId organization, Refund refund, Instant now) {
        sql.sql(
                        """
                        insert into payments.refund
                               (id, organization_id, payment_id, key, amount, reason, state, created_at,
                                ask_at)
                        values (:id, :organization, :payment, :key, :amount, :reason, 'created', :now,
                                :now::timestamptz + interval '2 minutes')
                        """)
                .param("id", refund.id())
                .param("organization", organization.value())
                .param("payment", refund.payment())
                .param("key", refund.key())
                .param("amount", refund.amount().getAmountMinorLong())
                .param("reason", refund.reason())
                .param("now", Timestamp.from(now))
                .update();
    }

    void settleRefund(
            UUID id,
            String state,
            @Nullable String reference,
            @Nullable String failure,
            Instant now) {
        sql.sql(
                        """
                        update payments.refund
                           set state = :state, reference = :reference, failure = :failure,
                               settled_at = :now, ask_at = null
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("reference", reference)
                .param("failure", failure)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Refunds whose outcome is to be asked for; less and less often, and at least daily. */
    List<UUID> dueRefunds(Instant now, int limit) {
        return sql.sql(
                        """
                        update payments.refund
                           set asked = asked + 1,
                               ask_at = :now::timestamptz
                                        + least(interval '1 minute' * power(2, least(asked, 10)),
                                                interval '6 hours')
                         where id in (select id
                                        from payments.refund
                                       where ask_at <= :now
                                       order by ask_at
                                       limit :limit
                                         for update skip locked)
                        returning id
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Keeps a new dispute; false when it is known. */
    boolean addDispute(
            OrganizationId organization,
            Dispute dispute,
            String provider,
            String reference,
            Instant now) {
        return sql.sql(
                                """
                                insert into payments.dispute
                                       (id, organization_id, payment_id, provider, reference, amount, reason,
                                        state, opened_at)
                                values (:id, :organization, :payment, :provider, :reference, :amount,
                                        :reason, 'open', :now)
                                    on conflict (provider, reference) do nothing
                                """)
                        .param("id", dispute.id())
                        .param("organization", organization.value())
                        .param("payment", dispute.payment())
                        .param("provider", provider)
                        .param("reference", reference)
                        .param("amount", dispute.amount().getAmountMinorLong())
                        .param("reason", dispute.reason())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<KeptDispute> dispute(String provider, String reference) {
        return sql.sql(
                        """
                        select dispute.id, dispute.payment_id, dispute.amount, dispute.reason,
                               dispute.state, payment.currency
                          from payments.dispute
                          join payments.payment on payment.id = dispute.payment_id
                         where dispute.provider = :provider and dispute.reference = :reference
                        """)
                .param("provider", provider)
                .param("reference", reference)
                .query(
                        (row, _) ->
                                new KeptDispute(
                                        new Dispute(
                                                row.getObject("id", UUID.class),
                                                row.getObject("payment_id", UUID.class),
                                                amount(row),
                                                row.getString("reason")),
                                        row.getString("state")))
                .optional();
    }

    void closeDispute(UUID id, String state, Instant now) {
        sql.sql(
                        """
                        update payments.dispute
                           set state = :state, closed_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static KeptRefund refund(ResultSet row, int n) throws SQLException {
        return new KeptRefund(
                new Refund(
                        row.getObject("id", UUID.class),
                        row.getObject("payment_id", UUID.class),
                        amount(row),
                        row.getString("reason"),
                        row.getString("key")),
                row.getString("state"),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Money amount(ResultSet row) throws SQLException {
        return Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("amount"));
    }
}
