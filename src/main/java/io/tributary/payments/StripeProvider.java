package io.tributary.payments;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Stripe. Every request that moves money carries a key that is committed here before; its own
 * retries are off, since the house asks again itself, with the same key.
 */
final class StripeProvider implements PaymentProvider, PaymentMethods.Setup {
    static final String NAME = "stripe";

    /** Where a refund at Stripe carries the id of ours. */
    private static final String OURS = "refund";

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 30_000;
    private static final List<String> WITH_FEE = List.of("latest_charge.balance_transaction");

    static {
        // the JDK's client would otherwise post again by itself when a connection is reset
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final StripeClient stripe;
    private final MethodStore methods;
    private final Transactions transactions;
    private final URI publicUrl;

    StripeProvider(
            StripeClient stripe, MethodStore methods, Transactions transactions, URI publicUrl) {
        this.stripe = stripe;
        this.methods = methods;
        this.transactions = transactions;
        this.publicUrl = publicUrl;
    }

    static StripeClient client(String secretKey, @Nullable String apiBase, int readMillis) {
        var builder =
                StripeClient.builder()
                        .setApiKey(secretKey)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setReadTimeout(readMillis)
                        .setMaxNetworkRetries(0);
        return (apiBase == null ? builder : builder.setApiBase(apiBase)).build();
    }

    static StripeClient client(String secretKey, @Nullable String apiBase) {
        return client(secretKey, apiBase, READ_MILLIS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer charge(ChargeRequest request) {
        var params =
                PaymentIntentCreateParams.builder()
                        .setAmount(request.amount().getAmountMinorLong())
                        .setCurrency(currency(request.amount().getCurrencyUnit()))
                        .setPaymentMethod(request.method())
                        .addPaymentMethodType("card")
                        .setConfirm(true)
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                        .setReturnUrl(request.returnTo().toString())
                        .putMetadata("payment", request.payment().toString())
                        .addAllExpand(WITH_FEE);
        if (request.customer() != null) {
            params.setCustomer(request.customer());
        }
        try {
            return answer(stripe.v1().paymentIntents().create(params.build(), key(request.key())));
        } catch (CardException declined) {
            return declined(declined);
        } catch (InvalidRequestException refused) {
            return new Answer.Declined(null, code(refused), message(refused));
        } catch (StripeException failed) {
            return new Answer.Unknown(message(failed));
        }
    }

    @Override
    public Answer look(ChargeRequest request, @Nullable String reference) {
        try {
            if (reference != null) {
                return answer(
                        stripe.v1()
                                .paymentIntents()
                                .retrieve(
                                        reference,
                                        PaymentIntentRetrieveParams.builder()
                                                .addAllExpand(WITH_FEE)
                                                .build()));
            }
            var found =
                    stripe.v1()
                            .paymentIntents()
                            .search(
                                    PaymentIntentSearchParams.builder()
                                            .setQuery(
                                                    "metadata['payment']:'"
                                                            + request.payment()
                                                            + "'")
                                            .addExpand("data.latest_charge.balance_transaction")
                                            .build())
                            .getData();
            return found.isEmpty()
                    ? new Answer.Declined(null, "not_found", "Nothing came of this payment.")
                    : answer(found.getFirst());
        } catch (StripeException failed) {
            return new Answer.Unknown(message(failed));
        }
    }

    private static Answer answer(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> succeeded(intent);
            case "requires_action" -> authentication(intent);
            case "requires_payment_method", "canceled" -> failed(intent);
            default -> new Answer.Processing(intent.getId());
        };
    }

    /** Until Stripe knows the fee, it is asked again: a fee is never taken for nothing. */
    private static Answer succeeded(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        var balance = charge == null ? null : charge.getBalanceTransactionObject();
        return balance == null
                ? new Answer.Processing(intent.getId())
                : new Answer.Succeeded(intent.getId(), fee(intent.getCurrency(), balance));
    }

    /** The fee is in the currency of the account; in another one it is told by Stripe's reports. */
    private static Money fee(String paidIn, BalanceTransaction balance) {
        var currency = CurrencyUnit.of(paidIn.toUpperCase(Locale.ROOT));
        return paidIn.equals(balance.getCurrency())
                ? Money.ofMinor(currency, balance.getFee())
                : Money.zero(currency);
    }

    private static Answer authentication(PaymentIntent intent) {
        var next = intent.getNextAction();
        if (next == null || next.getRedirectToUrl() == null) {
            return new Answer.Processing(intent.getId());
        }
        return new Answer.Authentication(
                intent.getId(), URI.create(next.getRedirectToUrl().getUrl()));
    }

    private static Answer failed(PaymentIntent intent) {
        var error = intent.getLastPaymentError();
        return error == null
                ? new Answer.Declined(intent.getId(), "canceled", "The payment was cancelled.")
                : new Answer.Declined(
                        intent.getId(),
                        error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode(),
                        error.getMessage());
    }

    private static Answer declined(CardException declined) {
        var error = declined.getStripeError();
        var intent = error == null ? null : error.getPaymentIntent();
        return new Answer.Declined(
                intent == null ? null : intent.getId(), code(declined), message(declined));
    }

    @Override
    public RefundAnswer refund(RefundRequest request) {
        try {
            var refund =
                    stripe.v1()
                            .refunds()
                            .create(
                                    RefundCreateParams.builder()
                                            .setPaymentIntent(request.charge())
                                            .setAmount(request.amount().getAmountMinorLong())
                                            .putMetadata(OURS, request.refund().toString())
                                            .build(),
                                    key(request.key()));
            return answer(refund);
        } catch (InvalidRequestException refused) {
            return new RefundAnswer.Failed(message(refused));
        } catch (StripeException failed) {
            return new RefundAnswer.Unknown(message(failed));
        }
    }

    private static RefundAnswer answer(Refund refund) {
        return state(refund) == RefundState.FAILED
                ? new RefundAnswer.Failed("Stripe could not give it back.")
                : new RefundAnswer.Succeeded(refund.getId());
    }

    private static RefundState state(Refund refund) {
        return switch (refund.getStatus()) {
            case "failed", "canceled" -> RefundState.FAILED;
            case "succeeded" -> RefundState.SUCCEEDED;
            default -> RefundState.PENDING;
        };
    }

    @Override
    public RefundAnswer look(RefundRequest request) {
        var ours = request.refund().toString();
        try {
            var params =
                    RefundListParams.builder().setPaymentIntent(request.charge()).setLimit(100L);
            for (var refund : stripe.v1().refunds().list(params.build()).getData()) {
                if (ours.equals(refund.getMetadata().get(OURS))) {
                    return answer(refund);
                }
            }
            return new RefundAnswer.Failed("Nothing came of this refund.");
        } catch (StripeException failed) {
            return new RefundAnswer.Unknown(message(failed));
        }
    }

    @Override
    public Optional<RefundSeen> refund(String reference) {
        try {
            var refund = stripe.v1().refunds().retrieve(reference);
            if (refund.getPaymentIntent() == null) {
                return Optional.empty();
            }
            var currency = CurrencyUnit.of(refund.getCurrency().toUpperCase(Locale.ROOT));
            var ours = refund.getMetadata() == null ? null : refund.getMetadata().get(OURS);
            return Optional.of(
                    new RefundSeen(
                            reference,
                            refund.getPaymentIntent(),
                            Money.ofMinor(currency, refund.getAmount()),
                            ours == null ? null : UUID.fromString(ours),
                            refund.getReason() == null
                                    ? "given back at Stripe"
                                    : refund.getReason().replace('_', ' '),
                            state(refund)));
        } catch (StripeException failed) {
            throw new IllegalStateException("the refund " + reference + " cannot be read", failed);
        }
    }

    @Override
    public Optional<DisputeSeen> dispute(String reference) {
        try {
            var dispute = stripe.v1().disputes().retrieve(reference);
            // warnings are inquiries of banks: no money has left
            if (dispute.getPaymentIntent() == null || dispute.getStatus().startsWith("warning_")) {
                return Optional.empty();
            }
            var currency = CurrencyUnit.of(dispute.getCurrency().toUpperCase(Locale.ROOT));
            return Optional.of(
                    new DisputeSeen(
                            reference,
                            dispute.getPaymentIntent(),
                            Money.ofMinor(currency, dispute.getAmount()),
                            dispute.getReason(),
                            switch (dispute.getStatus()) {
                                case "won" -> DisputeState.WON;
                                case "lost" -> DisputeState.LOST;
                                default -> DisputeState.OPEN;
                            }));
        } catch (StripeException failed) {
            throw new IllegalStateException("the dispute " + reference + " cannot be read", failed);
        }
    }

    @Override
    public URI begin(OrganizationId organization) {
        try {
            var session =
                    stripe.v1()
                            .checkout()
                            .sessions()
                            .create(
                                    SessionCreateParams.builder()
                                            .setMode(SessionCreateParams.Mode.SETUP)
                                            .setCustomer(customer(organization))
                                            .addPaymentMethodType(
                                                    SessionCreateParams.PaymentMethodType.CARD)
                                            .setSuccessUrl(
                                                    publicUrl.resolve(
                                                                    "/partner/billing/cards/added")
                                                            + "?session={CHECKOUT_SESSION_ID}")
                                            .setCancelUrl(
                                                    publicUrl
                                                            .resolve("/partner/billing/cards")
                                                            .toString())
                                            .build());
            return URI.create(session.getUrl());
        } catch (StripeException failed) {
            throw new IllegalStateException("Stripe does not take a card now", failed);
        }
    }

    private String customer(OrganizationId organization) throws StripeException {
        var scope = Scope.of(organization);
        var known = transactions.in(scope, () -> methods.customer(organization, NAME));
        if (known.isPresent()) {
            return known.get();
        }
        var made =
                stripe.v1()
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .putMetadata("organization", organization.toString())
                                        .build(),
                                key("customer/" + organization))
                        .getId();
        transactions.run(scope, () -> methods.addCustomer(organization, NAME, made));
        return made;
    }

    @Override
    public Card complete(OrganizationId organization, String session) {
        try {
            var found =
                    stripe.v1()
                            .checkout()
                            .sessions()
                            .retrieve(
                                    session,
                                    SessionRetrieveParams.builder()
                                            .addExpand("setup_intent.payment_method")
                                            .build());
            if (!customer(organization).equals(found.getCustomer())) {
                throw new IllegalArgumentException("not a session of " + organization);
            }
            var method = found.getSetupIntentObject().getPaymentMethodObject();
            var card = method.getCard();
            return new Card(
                    method.getId(),
                    card.getBrand().toUpperCase(Locale.ROOT),
                    card.getLast4(),
                    YearMonth.of(card.getExpYear().intValue(), card.getExpMonth().intValue()));
        } catch (StripeException failed) {
            throw new IllegalStateException("the card cannot be read from Stripe", failed);
        }
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static String currency(CurrencyUnit currency) {
        return currency.getCode().toLowerCase(Locale.ROOT);
    }

    private static String code(StripeException failed) {
        var error = failed.getStripeError();
        if (error == null) {
            return "rejected";
        }
        var code = error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
        return code == null ? "rejected" : code;
    }

    private static String message(StripeException failed) {
        var error = failed.getStripeError();
        return failed instanceof ApiConnectionException
                        || error == null
                        || error.getMessage() == null
                ? "Stripe did not answer."
                : error.getMessage();
    }
}
