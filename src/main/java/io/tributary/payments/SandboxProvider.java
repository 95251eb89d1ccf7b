package io.tributary.payments;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The provider that comes with the house: no money moves, everything else is as with another. It
 * commits in transactions of its own, as another company would, and remembers across a crash.
 */
final class SandboxProvider implements PaymentProvider {
    static final String NAME = "sandbox";

    /** What it keeps of a payment: 2.9 %. */
    private static final BigDecimal FEE = new BigDecimal("0.029");

    private static final Scope SCOPE = Scope.system("the sandbox's own books");

    private record Known(
            String reference, SandboxCard card, Money amount, String state, String disputed) {}

    private final JdbcClient sql;
    private final Transactions transactions;
    private final URI publicUrl;
    private final InstantSource clock;

    SandboxProvider(JdbcClient sql, Transactions transactions, URI publicUrl, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer charge(ChargeRequest request) {
        var card = SandboxCard.valueOf(request.method());
        boolean isNew = transactions.in(SCOPE, () -> add(request, card));
        if (isNew && card == SandboxCard.TIMEOUT) {
            return new Answer.Unknown("the answer was lost");
        }
        return look(request, null);
    }

    private boolean add(ChargeRequest request, SandboxCard card) {
        var state =
                switch (card) {
                    case SUCCESS, DISPUTE, TIMEOUT -> "succeeded";
                    case DECLINE, INSUFFICIENT_FUNDS -> "declined";
                    case AUTHENTICATION -> "authentication";
                    case LATE_SUCCESS -> "processing";
                };
        return sql.sql(
                                """
                                insert into payments.sandbox_charge
                                       (key, reference, attempt, card, currency, amount, state, disputed,
                                        created_at)
                                values (:key, :reference, :attempt, :card, :currency, :amount, :state,
                                        :disputed, :now)
                                    on conflict (key) do nothing
                                """)
                        .param("key", request.key())
                        .param("reference", "sandbox_" + request.payment())
                        .param("attempt", request.payment())
                        .param("card", card.name())
                        .param("currency", request.amount().getCurrencyUnit().getCode())
                        .param("amount", request.amount().getAmountMinorLong())
                        .param("state", state)
                        .param("disputed", card == SandboxCard.DISPUTE ? "due" : "no")
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public Answer look(ChargeRequest request, @Nullable String reference) {
        return transactions.in(
                SCOPE,
                () -> {
                    finishLate();
                    return sql.sql(
                                    """
                                    select reference, card, currency, amount, state, disputed
                                      from payments.sandbox_charge
                                     where attempt = :attempt
                                    """)
                            .param("attempt", request.payment())
                            .query(SandboxProvider::known)
                            .optional()
                            .map(this::answer)
                            .orElseGet(
                                    () ->
                                            new Answer.Declined(
                                                    null, "not_found", "Nothing came of it."));
                });
    }

    private void finishLate() {
        sql.sql(
                        """
                        update payments.sandbox_charge
                           set state = 'succeeded'
                         where state = 'processing'
                           and created_at <= :now::timestamptz - interval '1 hour'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Answer answer(Known known) {
        return switch (known.state()) {
            case "succeeded" -> new Answer.Succeeded(known.reference(), fee(known.amount()));
            case "processing" -> new Answer.Processing(known.reference());
            case "authentication" ->
                    new Answer.Authentication(
                            known.reference(),
                            publicUrl.resolve("/sandbox/payments/" + known.reference()));
            default -> declined(known);
        };
    }

    private static Answer declined(Known known) {
        return known.card() == SandboxCard.INSUFFICIENT_FUNDS
                ? new Answer.Declined(
                        known.reference(),
                        "insufficient_funds",
                        "The card does not have enough money for this.")
                : new Answer.Declined(
                        known.reference(), "card_declined", "The bank declined the card.");
    }

    private static Money fee(Money amount) {
        return amount.multipliedBy(FEE, RoundingMode.HALF_UP);
    }

    /** The person who pays says yes or no. */
    void authenticate(String reference, boolean yes) {
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        update payments.sandbox_charge
                                           set state = :state
                                         where reference = :reference and state = 'authentication'
                                        """)
                                .param("reference", reference)
                                .param("state", yes ? "succeeded" : "declined")
                                .update());
    }

    @Override
    public RefundAnswer refund(RefundRequest request) {
        return transactions.in(
                SCOPE,
                () -> {
                    boolean isNew =
                            sql.sql(
                                                    """
                                                    insert into payments.sandbox_refund (key, reference, charge, amount)
                                                    values (:key, :reference, :charge, :amount)
                                                        on conflict (key) do nothing
                                                    """)
                                            .param("key", request.key())
                                            .param("reference", "sandbox_" + request.refund())
                                            .param("charge", request.charge())
                                            .param("amount", request.amount().getAmountMinorLong())
                                            .update()
                                    == 1;
                    if (isNew) {
                        sql.sql(
                                        """
                                        update payments.sandbox_charge
                                           set refunded = refunded + :amount
                                         where reference = :charge
                                        """)
                                .param("amount", request.amount().getAmountMinorLong())
                                .param("charge", request.charge())
                                .update();
                    }
                    return new RefundAnswer.Succeeded("sandbox_" + request.refund());
                });
    }

    /** The sandbox keeps its keys for ever. */
    @Override
    public RefundAnswer look(RefundRequest request) {
        return refund(request);
    }

    /** Nobody but us gives money back here. */
    @Override
    public Optional<RefundSeen> refund(String reference) {
        return Optional.empty();
    }

    @Override
    public Optional<DisputeSeen> dispute(String reference) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select reference, card, currency, amount, state, disputed
                                          from payments.sandbox_charge
                                         where reference = :reference and disputed in ('open', 'won', 'lost')
                                        """)
                                .param("reference", reference)
                                .query(SandboxProvider::known)
                                .optional()
                                .map(SandboxProvider::seen));
    }

    private static DisputeSeen seen(Known known) {
        return new DisputeSeen(
                known.reference(),
                known.reference(),
                known.amount(),
                "The person who paid does not recognise the payment.",
                switch (known.disputed()) {
                    case "won" -> DisputeState.WON;
                    case "lost" -> DisputeState.LOST;
                    default -> DisputeState.OPEN;
                });
    }

    /** Disputes that fell due, a day after their payment; told from now on. */
    List<String> openDisputes() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        update payments.sandbox_charge
                                           set disputed = 'open'
                                         where disputed = 'due' and state = 'succeeded'
                                           and created_at <= :now::timestamptz - interval '1 day'
                                        returning reference
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .query((row, _) -> row.getString(1))
                                .list());
    }

    /** The bank decides. */
    void decideDispute(String reference, boolean won) {
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        update payments.sandbox_charge
                                           set disputed = :state
                                         where reference = :reference and disputed = 'open'
                                        """)
                                .param("reference", reference)
                                .param("state", won ? "won" : "lost")
                                .update());
    }

    /** Somebody disputes a payment right now. */
    void openDispute(String reference) {
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        update payments.sandbox_charge
                                           set disputed = 'open'
                                         where reference = :reference and disputed in ('no', 'due')
                                           and state = 'succeeded'
                                        """)
                                .param("reference", reference)
                                .update());
    }

    private static Known known(ResultSet row, int n) throws SQLException {
        return new Known(
                row.getString("reference"),
                SandboxCard.valueOf(row.getString("card")),
                Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("amount")),
                row.getString("state"),
                row.getString("disputed"));
    }
}
