/**
 * Money that comes in: payments by card through a provider, receipts at the bank, refunds and
 * disputes.
 *
 * <p>Words: {@link io.tributary.payments.Charge}, what is to be paid; {@link
 * io.tributary.payments.Payment}, one attempt at it, which may succeed; <em>purpose</em>, what it
 * is for; <em>provider</em>, the company that moves the money; <em>unknown</em>, a call to a
 * provider that ended without an answer.
 *
 * <p>Promises: a row is committed before the provider is called, and no provider is called inside a
 * transaction; an unknown outcome is found out with the same key and never paid twice
 * (PaymentsStoreTests); however many pay, refund and dispute one charge at a time, no more is
 * refunded than was paid, and the books agree (PaymentsRaceTests); Stripe's answers, delays and
 * repeated events are understood (StripeProviderTests).
 *
 * <p>Tells: every outcome to the {@link io.tributary.payments.PaymentListener} of its purpose, in
 * the transaction that books it. Not here: what is owed and when (billing), who is paid
 * (settlement).
 */
@ApplicationModule(
        displayName = "Payments",
        allowedDependencies = {"kernel", "platform", "identity", "ledger", "portal::spi"})
@NullMarked
package io.tributary.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
