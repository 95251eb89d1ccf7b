package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.AccountCode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where payments are kept. */
final class PaymentStore {
    /** A payment with what only this module needs of it. */
    record Kept(
            Payment payment,
            String key,
            @Nullable UUID method,
            @Nullable String reference,
            @Nullable String failureCode,
            @Nullable String next,
            int asked) {}

    private final JdbcClient sql;

    PaymentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a new one; false when its key is taken, or another for its purpose is under way. */
    boolean add(UUID id, Charge charge, String provider, Instant now) {
        return sql.sql(
                                """
                                insert into payments.payment
                                       (id, organization_id, key, purpose_type, purpose_id, provider,
                                        payment_method_id, currency, amount, credited, state, created_at,
                                        ask_at)
                                values (:id, :organization, :key, :type, :purpose, :provider, :method,
                                        :currency, :amount, :credited, 'created', :now,
                                        :now::timestamptz + interval '2 minutes')
                                    on conflict do nothing
                                """)
                        .param("id", id)
                        .param("organization", charge.customer().value())
                        .param("key", charge.key())
                        .param("type", charge.purpose().type())
                        .param("purpose", charge.purpose().id())
                        .param("provider", provider)
                        .param("method", charge.paymentMethod())
                        .param("currency", charge.amount().getCurrencyUnit().getCode())
                        .param("amount", charge.amount().getAmountMinorLong())
                        .param("credited", charge.credited().code())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Keeps money that arrived at the bank; false when its key is taken. */
    boolean addReceipt(UUID id, Payments.Receipt receipt, Instant now) {
        return sql.sql(
                                """
                                insert into payments.payment
                                       (id, organization_id, key, purpose_type, purpose_id, provider,
                                        currency, amount, credited, state, reference, created_at, settled_at)
                                values (:id, :organization, :key, :type, :purpose, 'bank', :currency,
                                        :amount, :credited, 'succeeded', :reference, :now, :now)
                                    on conflict (key) do nothing
                                """)
                        .param("id", id)
                        .param("organization", receipt.customer().value())
                        .param("key", receipt.key())
                        .param("type", receipt.purpose().type())
                        .param("purpose", receipt.purpose().id())
                        .param("currency", receipt.amount().getCurrencyUnit().getCode())
                        .param("amount", receipt.amount().getAmountMinorLong())
                        .param("credited", receipt.credited().code())
                        .param("reference", receipt.bankReference())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Kept> find(UUID id) {
        return sql.sql(
                        """
                        select *
                          from payments.payment
                         where id = :id
                        """)
                .param("id", id)
                .query(PaymentStore::kept)
                .optional();
    }

    /** The row, held until the transaction ends. */
    Kept lock(UUID id) {
        return sql.sql(
                        """
                        select *
                          from payments.payment
                         where id = :id
                           for no key update
                        """)
                .param("id", id)
                .query(PaymentStore::kept)
                .single();
    }

    Optional<Kept> byKey(String key) {
        return sql.sql("select * from payments.payment where key = :key")
                .param("key", key)
                .query(PaymentStore::kept)
                .optional();
    }

    Optional<UUID> byReference(String provider, String reference) {
        return sql.sql(
                        """
                        select id
                          from payments.payment
                         where provider = :provider and reference = :reference
                        """)
                .param("provider", provider)
                .param("reference", reference)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** The payments for one purpose, the newest first. */
    List<Payment> of(OrganizationId organization, Purpose purpose) {
        return sql.sql(
                        """
                        select *
                          from payments.payment
                         where organization_id = :organization
                           and purpose_type = :type and purpose_id = :purpose
                         order by id desc
                        """)
                .param("organization", organization.value())
                .param("type", purpose.type())
                .param("purpose", purpose.id())
                .query((row, n) -> kept(row, n).payment())
                .list();
    }

    /** Holds them until the transaction ends, taken in one order by everybody. */
    void lock(OrganizationId organization, Purpose purpose) {
        sql.sql(
                        """
                        select id
                          from payments.payment
                         where organization_id = :organization
                           and purpose_type = :type and purpose_id = :purpose
                         order by id
                           for no key update
                        """)
                .param("organization", organization.value())
                .param("type", purpose.type())
                .param("purpose", purpose.id())
                .query(UUID.class)
                .list();
    }

    void waiting(UUID id, Payment.State state, @Nullable String reference, @Nullable String next) {
        sql.sql(
                        """
                        update payments.payment
                           set state = :state, reference = coalesce(:reference, reference),
                               next_address = :next
                         where id = :id
                        """)
                .param("id", id)
                .param("state", code(state))
                .param("reference", reference)
                .param("next", next)
                .update();
    }

    void succeeded(UUID id, @Nullable String reference, Money fee, Instant now) {
        sql.sql(
                        """
                        update payments.payment
                           set state = 'succeeded', reference = coalesce(:reference, reference),
                               fee = :fee, settled_at = :now, ask_at = null, next_address = null
                         where id = :id
                        """)
                .param("id", id)
                .param("reference", reference)
                .param("fee", fee.getAmountMinorLong())
                .param("now", Timestamp.from(now))
                .update();
    }

    void failed(
            UUID id, @Nullable String reference, String failureCode, String message, Instant now) {
        sql.sql(
                        """
                        update payments.payment
                           set state = 'failed', reference = coalesce(:reference, reference),
                               failure_code = :code, failure_message = :message, settled_at = :now,
                               ask_at = null, next_address = null
                         where id = :id
                        """)
                .param("id", id)
                .param("reference", reference)
                .param("code", failureCode)
                .param("message", message)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Those whose outcome is to be asked for; asked less and less often, and at least daily. */
    List<UUID> due(Instant now, int limit) {
        return sql.sql(
                        """
                        update payments.payment
                           set asked = asked + 1,
                               ask_at = :now::timestamptz
                                        + least(interval '1 minute' * power(2, least(asked, 10)),
                                                interval '6 hours')
                         where id in (select id
                                        from payments.payment
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

    /** Puts so much aside to be given back; false when there is not so much left. */
    boolean takeForRefund(UUID id, long amount) {
        return sql.sql(
                                """
                                update payments.payment
                                   set refunded = refunded + :amount
                                 where id = :id and refunded + :amount <= amount
                                """)
                        .param("id", id)
                        .param("amount", amount)
                        .update()
                == 1;
    }

    void giveBack(UUID id, long amount) {
        sql.sql("update payments.payment set refunded = refunded - :amount where id = :id")
                .param("id", id)
                .param("amount", amount)
                .update();
    }

    void disputed(UUID id, boolean open) {
        sql.sql("update payments.payment set disputed = :open where id = :id")
                .param("id", id)
                .param("open", open)
                .update();
    }

    static String code(Payment.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var payment =
                new Payment(
                        row.getObject("id", UUID.class),
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        new Purpose(
                                row.getString("purpose_type"),
                                row.getObject("purpose_id", UUID.class)),
                        Money.ofMinor(currency, row.getLong("amount")),
                        Money.ofMinor(currency, row.getLong("fee")),
                        Money.ofMinor(currency, row.getLong("refunded")),
                        new AccountCode(row.getString("credited")),
                        row.getString("provider"),
                        Payment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getBoolean("disputed"),
                        row.getString("failure_message"),
                        row.getTimestamp("created_at").toInstant());
        return new Kept(
                payment,
                row.getString("key"),
                row.getObject("payment_method_id", UUID.class),
                row.getString("reference"),
                row.getString("failure_code"),
                row.getString("next_address"),
                row.getInt("asked"));
    }
}
