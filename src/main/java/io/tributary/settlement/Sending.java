package io.tributary.settlement;

import io.tributary.identity.AuditTrail;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Hands payouts to their provider: written down first, sent second, the outcome third. A transfer
 * whose outcome is not known is asked for again under the same key. What is ready waits while its
 * payee is paused or suspended.
 */
public final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Scope SCOPE = Scope.system("sending payouts");

    private final PayoutStore store;
    private final ReadyPayouts ready;
    private final Payouts payouts;
    private final Routes routes;
    private final Duration patience;
    private final Transactions transactions;
    private final InstantSource clock;

    Sending(
            PayoutStore store,
            ReadyPayouts ready,
            Payouts payouts,
            Routes routes,
            Duration patience,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.ready = ready;
        this.payouts = payouts;
        this.routes = routes;
        this.patience = patience;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends all that is ready, and asks after what is under way. */
    public void run() {
        for (var next = take(); next.isPresent(); next = take()) {
            send(next.get());
        }
    }

    private Optional<Payout> take() {
        return transactions.in(
                SCOPE,
                () -> {
                    var now = clock.instant();
                    var next = ready.lockToSend(now.minus(patience));
                    next.ifPresent(payout -> store.sending(payout.id(), Payout.State.SENDING, now));
                    return next;
                });
    }

    private void send(Payout payout) {
        var provider = routes.named(String.valueOf(payout.provider()));
        PayoutProvider.Answer answer;
        try {
            answer = provider.send(payout.id().toString(), payout.method(), payout.net());
        } catch (RuntimeException unknown) {
            LOG.warn("the outcome of payout {} is not known yet", payout.id(), unknown);
            return;
        }
        transactions.run(SCOPE, () -> outcome(payout, provider, answer));
    }

    private void outcome(Payout sent, PayoutProvider provider, PayoutProvider.Answer answer) {
        var payout = store.lock(sent.id()).orElseThrow();
        if (!payout.state().isOpen()) {
            return;
        }
        var by = AuditTrail.By.thing(payout.payee(), provider.name());
        switch (answer) {
            case PayoutProvider.Answer.Paid paid -> payouts.pay(by, payout, paid.reference());
            case PayoutProvider.Answer.Refused refused -> payouts.fail(by, payout, refused.why());
            case PayoutProvider.Answer.Underway underway -> {
                store.refer(payout.id(), underway.reference());
                store.sending(payout.id(), Payout.State.SENT, clock.instant());
            }
        }
    }
}
