package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where payouts are kept, and why there was none. */
final class PayoutStore {
    /** What a payout moved in the books. */
    record Booked(UUID claim, @Nullable UUID paid) {}

    private final JdbcClient sql;

    PayoutStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Payout payout, UUID claim) {
        sql.sql(
                        """
                        insert into settlement.payout
                               (id, organization_id, currency, due_on, gross, withheld, withholding_bps, net, kind,
                                holder, destination, bank, state, provider, created_at, claim_transaction)
                        values (:id, :payee, :currency, :dueOn, :gross, :withheld, :points, :net, :kind, :holder,
                                :destination, :bank, :state, :provider, :now, :claim)
                        """)
                .param("id", payout.id())
                .param("payee", payout.payee().value())
                .param("currency", payout.gross().getCurrencyUnit().getCode())
                .param("dueOn", payout.dueOn())
                .param("gross", payout.gross().getAmountMinorLong())
                .param("withheld", payout.withheld().getAmountMinorLong())
                .param("points", payout.withholdingBps())
                .param("net", payout.net().getAmountMinorLong())
                .param("kind", payout.method().kind().code())
                .param("holder", payout.method().holder())
                .param("destination", payout.method().destination())
                .param("bank", payout.method().bank())
                .param("state", payout.state().code())
                .param("provider", payout.provider())
                .param("now", Timestamp.from(payout.createdAt()))
                .param("claim", claim)
                .update();
    }

    /** Whether that day of the schedule has a payout that did not fail. */
    boolean has(EarningStore.Wallet wallet, LocalDate day) {
        return sql.sql(
                        """
                        select exists (select
                                         from settlement.payout
                                        where organization_id = :payee and currency = :currency
                                          and due_on = :day and state not in ('failed', 'returned'))
                        """)
                .param("payee", wallet.payee().value())
                .param("currency", wallet.currency().getCode())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    Optional<Payout> find(UUID id) {
        return sql.sql("select * from settlement.payout where id = :id")
                .param("id", id)
                .query((row, _) -> payout(row))
                .optional();
    }

    Optional<Payout> lock(UUID id) {
        return sql.sql("select * from settlement.payout where id = :id for update")
                .param("id", id)
                .query((row, _) -> payout(row))
                .optional();
    }

    Booked booked(UUID id) {
        return sql.sql(
                        """
                        select claim_transaction, paid_transaction
                          from settlement.payout
                         where id = :id
                        """)
                .param("id", id)
                .query(
                        (row, _) ->
                                new Booked(
                                        row.getObject("claim_transaction", UUID.class),
                                        row.getObject("paid_transaction", UUID.class)))
                .single();
    }

    void sending(UUID id, Payout.State state, Instant now) {
        sql.sql("update settlement.payout set state = :state, sent_at = :now where id = :id")
                .param("state", state.code())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void refer(UUID id, String reference) {
        sql.sql("update settlement.payout set reference = :reference where id = :id")
                .param("reference", reference)
                .param("id", id)
                .update();
    }

    void paid(UUID id, @Nullable String reference, UUID transaction, Instant now) {
        sql.sql(
                        """
                        update settlement.payout
                           set state = 'paid', reference = coalesce(:reference, reference),
                               paid_transaction = :transaction, settled_at = :now
                         where id = :id
                        """)
                .param("reference", reference)
                .param("transaction", transaction)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void failed(UUID id, Payout.State state, String why, Instant now) {
        sql.sql(
                        """
                        update settlement.payout
                           set state = :state, failure = :why, settled_at = :now
                         where id = :id
                        """)
                .param("state", state.code())
                .param("why", why)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void inFile(List<Payout> payouts, UUID file, Instant now) {
        sql.sql(
                        """
                        update settlement.payout
                           set state = 'sent', sent_at = :now, file_id = :file
                         where id = any (:ids)
                        """)
                .param("now", Timestamp.from(now))
                .param("file", file)
                .param("ids", payouts.stream().map(Payout::id).toArray(UUID[]::new))
                .update();
    }

    List<Payout> of(OrganizationId payee, @Nullable UUID before, int limit) {
        return sql.sql(
                        """
                        select *
                          from settlement.payout
                         where organization_id = :payee
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc
                         limit :limit
                        """)
                .param("payee", payee.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> payout(row))
                .list();
    }

    /** All of those states, the newest first. */
    List<Payout> in(List<Payout.State> states, int limit) {
        return sql.sql(
                        """
                        select *
                          from settlement.payout
                         where state = any (:states)
                         order by id desc
                         limit :limit
                        """)
                .param("states", states.stream().map(Payout.State::code).toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> payout(row))
                .list();
    }

    void skip(PayoutSkip skip, Instant now) {
        var next = skip.nextFreeAt();
        sql.sql(
                        """
                        insert into settlement.payout_skip
                               (organization_id, currency, due_on, reason, sentence, available, next_free_at, at)
                        values (:payee, :currency, :dueOn, :reason, :sentence, :available, :next, :now)
                            on conflict (organization_id, currency, due_on) do update
                           set reason = excluded.reason, sentence = excluded.sentence,
                               available = excluded.available, next_free_at = excluded.next_free_at,
                               at = excluded.at
                        """)
                .param("payee", skip.payee().value())
                .param("currency", skip.available().getCurrencyUnit().getCode())
                .param("dueOn", skip.dueOn())
                .param("reason", skip.reason().code())
                .param("sentence", skip.sentence())
                .param("available", skip.available().getAmountMinorLong())
                .param("next", next == null ? null : Timestamp.from(next))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Days that were skipped, the newest first: of one payee, or of all. */
    List<PayoutSkip> skips(@Nullable OrganizationId payee, int limit) {
        return sql.sql(
                        """
                        select *
                          from settlement.payout_skip
                         where cast(:payee as uuid) is null or organization_id = :payee
                         order by due_on desc, currency, organization_id
                         limit :limit
                        """)
                .param("payee", payee == null ? null : payee.value())
                .param("limit", limit)
                .query((row, _) -> skip(row))
                .list();
    }

    private static PayoutSkip skip(ResultSet row) throws SQLException {
        var next = row.getTimestamp("next_free_at");
        return new PayoutSkip(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getObject("due_on", LocalDate.class),
                PayoutSkip.Reason.of(row.getString("reason")),
                row.getString("sentence"),
                Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("available")),
                next == null ? null : next.toInstant());
    }

    static Payout payout(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var settled = row.getTimestamp("settled_at");
        return new Payout(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getObject("due_on", LocalDate.class),
                Money.ofMinor(currency, row.getLong("gross")),
                Money.ofMinor(currency, row.getLong("withheld")),
                row.getInt("withholding_bps"),
                new PayoutMethod(
                        PayoutMethod.Kind.of(row.getString("kind")),
                        row.getString("holder"),
                        row.getString("destination"),
                        row.getString("bank"),
                        Money.zero(currency)),
                Payout.State.of(row.getString("state")),
                row.getString("provider"),
                row.getString("reference"),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant(),
                settled == null ? null : settled.toInstant());
    }
}
