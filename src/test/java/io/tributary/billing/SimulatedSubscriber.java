package io.tributary.billing;

import static io.tributary.billing.SimulatedPlatform.by;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.payments.Payment;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.PaymentProblem;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.Sandbox;
import io.tributary.payments.SandboxCard;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Somebody with an API plan and a card, who changes their mind now and then. */
final class SimulatedSubscriber implements SimulatedPlatform.Actor {
    private static final List<SandboxCard> CARDS =
            List.of(
                    SandboxCard.SUCCESS,
                    SandboxCard.DISPUTE,
                    SandboxCard.SUCCESS,
                    SandboxCard.DECLINE,
                    SandboxCard.LATE_SUCCESS,
                    SandboxCard.SUCCESS,
                    SandboxCard.AUTHENTICATION,
                    SandboxCard.TIMEOUT,
                    SandboxCard.DISPUTE,
                    SandboxCard.INSUFFICIENT_FUNDS);

    private final SimulatedPlatform platform;
    private final SplittableRandom random;
    private final int number;
    private final LocalDate joins;
    private final SandboxCard card;
    private final Set<UUID> credited = new HashSet<>();
    private @Nullable OrganizationId id;
    private boolean hasGoodCard;

    SimulatedSubscriber(
            SimulatedPlatform platform, SplittableRandom random, int number, LocalDate joins) {
        this.platform = platform;
        this.random = random;
        this.number = number;
        this.joins = joins;
        this.card = CARDS.get(number % CARDS.size());
        this.hasGoodCard = card == SandboxCard.SUCCESS || card == SandboxCard.TIMEOUT;
    }

    @Override
    public void act(LocalDate today) {
        var self = id;
        if (self == null) {
            if (!today.isBefore(joins)) {
                id = signUp();
            }
            return;
        }
        if (card == SandboxCard.AUTHENTICATION && !hasGoodCard && happens(3)) {
            unpaid(self).ifPresent(invoice -> confirm(self, invoice));
        }
        if (!hasGoodCard && happens(12)) {
            unpaid(self).ifPresent(invoice -> payAnew(self, invoice));
        }
        if (card == SandboxCard.DISPUTE && happens(20)) {
            answerDispute(self);
        }
        if (happens(25)) {
            changeMind(self);
        }
        if (card == SandboxCard.SUCCESS && happens(120)) {
            complain(self);
        }
    }

    private boolean happens(int onceInDays) {
        return random.nextInt(onceInDays) == 0;
    }

    private OrganizationId signUp() {
        var home = SimulatedPlatform.Home.ALL.get(number % 3);
        var self = platform.found("Subscriber " + number, home, CurrencyUnit.USD);
        var subscriptions = platform.bean(Subscriptions.class);
        var plan = random.nextInt(3) == 0 ? "api-professional" : "api-starter";
        if (number % 4 == 0) {
            add(self, card);
            subscriptions.subscribe(by(self), plan, BigDecimal.ONE);
            platform.happened("subscribed");
        } else {
            subscriptions.startTrial(by(self), plan);
            platform.happened("trial");
            if (number % 5 != 2) {
                add(self, card);
            }
        }
        return self;
    }

    private void add(OrganizationId self, SandboxCard added) {
        var methods = platform.bean(PaymentMethods.class);
        methods.prefer(by(self), methods.addSandboxCard(by(self), added.number()).id());
    }

    private Optional<Invoice> unpaid(OrganizationId self) {
        return platform.bean(Invoices.class).list(self, null, 20).items().stream()
                .filter(Invoice::isPayable)
                .findFirst();
    }

    private List<Payment> payments(OrganizationId self, Invoice invoice) {
        return platform.bean(Payments.class).of(self, new Purpose("invoice", invoice.id()));
    }

    private void confirm(OrganizationId self, Invoice invoice) {
        payments(self, invoice).stream()
                .filter(payment -> payment.state() == Payment.State.AUTHENTICATION)
                .forEach(
                        payment -> {
                            boolean yes = random.nextInt(4) > 0;
                            platform.bean(Sandbox.class)
                                    .authenticate(payment.id(), "sandbox_" + payment.id(), yes);
                            platform.happened(yes ? "confirmed" : "refused to confirm");
                        });
    }

    private void payAnew(OrganizationId self, Invoice invoice) {
        if (card != SandboxCard.LATE_SUCCESS && card != SandboxCard.AUTHENTICATION) {
            add(self, SandboxCard.SUCCESS);
            hasGoodCard = true;
        }
        try {
            var collecting = platform.bean(Collecting.class);
            if (!collecting.payByCredit(self, invoice.id())) {
                collecting.payNow(self, invoice.id());
            }
            platform.happened("paid by hand");
        } catch (ProblemException refused) {
            if (refused.problem() != PaymentProblem.PAYMENT_UNDER_WAY
                    && refused.problem() != InvoiceProblem.NO_CARD) {
                throw refused;
            }
        }
    }

    private void answerDispute(OrganizationId self) {
        for (var invoice : platform.bean(Invoices.class).list(self, null, 20).items()) {
            for (var payment : payments(self, invoice)) {
                if (payment.disputed()) {
                    boolean won = random.nextBoolean();
                    platform.bean(Sandbox.class).decide(payment.id(), won);
                    platform.happened(won ? "dispute won" : "dispute lost");
                }
            }
        }
    }

    private void changeMind(OrganizationId self) {
        var subscriptions = platform.bean(Subscriptions.class);
        for (var subscription : subscriptions.of(self)) {
            switch (subscription.state()) {
                case TRIAL -> changePlan(self, subscription);
                case ACTIVE -> {
                    if (subscription.endsOn() != null || subscription.pauseAsked()) {
                        if (random.nextBoolean()) {
                            subscriptions.keep(by(self), subscription.id());
                            platform.happened("kept");
                        }
                    } else {
                        decide(self, subscription);
                    }
                }
                case PAUSED -> {
                    subscriptions.resume(by(self), subscription.id());
                    platform.happened("resumed");
                }
                case ENDED -> {
                    if (random.nextInt(6) == 0 && isFree(self)) {
                        subscriptions.subscribe(by(self), "api-starter", BigDecimal.ONE);
                        platform.happened("came back");
                    }
                }
            }
        }
    }

    private boolean isFree(OrganizationId self) {
        return platform.bean(Subscriptions.class).of(self).stream()
                .allMatch(one -> one.state() == Subscription.State.ENDED);
    }

    private void decide(OrganizationId self, Subscription subscription) {
        var subscriptions = platform.bean(Subscriptions.class);
        switch (random.nextInt(8)) {
            case 0 -> {
                subscriptions.cancel(by(self), subscription.id());
                platform.happened("cancelled");
            }
            case 1 -> {
                subscriptions.pause(by(self), subscription.id());
                platform.happened("pause asked");
            }
            case 2, 3, 4 -> changePlan(self, subscription);
            default -> {
                // all is well
            }
        }
    }

    private void changePlan(OrganizationId self, Subscription subscription) {
        boolean up = subscription.price().product().code().equals("api-starter");
        platform.bean(Subscriptions.class)
                .change(
                        by(self),
                        subscription.id(),
                        up ? "api-professional" : "api-starter",
                        BigDecimal.ONE);
        platform.happened(up ? "upgraded" : "downgraded");
    }

    /** A part of an invoice is credited, and every other time paid back to the card. */
    private void complain(OrganizationId self) {
        platform.bean(Invoices.class).list(self, null, 20).items().stream()
                .filter(
                        invoice ->
                                invoice.kind() == Invoice.Kind.INVOICE
                                        && invoice.status() == Invoice.Status.SETTLED
                                        && credited.add(invoice.id()))
                .findFirst()
                .ifPresent(this::credit);
    }

    private void credit(Invoice invoice) {
        var part =
                left(invoice)
                        .multipliedBy(random.nextInt(5, 40))
                        .dividedBy(100, RoundingMode.HALF_UP);
        if (part.isZero()) {
            return;
        }
        var note =
                platform.bean(Invoices.class)
                        .creditPart(invoice.id(), part, "Outage", "credit/" + invoice.id());
        platform.happened("credit note");
        if (random.nextBoolean() && note.outstanding().isNegative() && paidByCard(invoice)) {
            BillingFixtures.giveBack(platform.bean(Collecting.class), note);
            platform.happened("refund");
        }
    }

    /** A change of plan may have taken some of it back. */
    private Money left(Invoice invoice) {
        return platform.bean(Invoices.class).creditNotes(invoice.customer(), invoice.id()).stream()
                .map(Invoice::net)
                .reduce(invoice.net(), Money::minus);
    }

    private boolean paidByCard(Invoice invoice) {
        return payments(invoice.customer(), invoice).stream()
                .anyMatch(
                        payment ->
                                payment.state() == Payment.State.SUCCEEDED
                                        && payment.amount().isGreaterThan(payment.refunded()));
    }
}
