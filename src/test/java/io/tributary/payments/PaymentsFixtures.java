package io.tributary.payments;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An organization with a card, and something to pay. */
final class PaymentsFixtures {
    /** Writes down what it is told. */
    static final class Diary implements PaymentListener {
        private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

        @Override
        public boolean hears(Purpose purpose) {
            return purpose.type().equals("test");
        }

        @Override
        public void succeeded(Payment payment) {
            write("succeeded", payment);
        }

        @Override
        public void failed(Payment payment, String why) {
            write("failed", payment);
        }

        @Override
        public void refunded(Payment payment, Refund refund) {
            write("refunded", payment);
        }

        @Override
        public void refundFailed(Payment payment, Refund refund) {
            write("refund failed", payment);
        }

        @Override
        public void disputeOpened(Payment payment, Dispute dispute) {
            write("dispute opened", payment);
        }

        @Override
        public void disputeWon(Payment payment, Dispute dispute) {
            write("dispute won", payment);
        }

        @Override
        public void disputeLost(Payment payment, Dispute dispute) {
            write("dispute lost", payment);
        }

        private void write(String what, Payment payment) {
            told.add(payment.purpose().id() + " " + what);
        }

        List<String> of(Purpose purpose) {
            return told.stream()
                    .filter(line -> line.startsWith(purpose.id().toString()))
                    .map(line -> line.substring(37))
                    .toList();
        }
    }

    /** The listener of these tests. */
    @Configuration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        Diary diary() {
            return new Diary();
        }
    }

    final OrganizationId customer;
    final Purpose purpose = new Purpose("test", UUID.randomUUID());
    private final TestDatabase database;

    PaymentsFixtures(TestDatabase database) {
        this.database = database;
        this.customer =
                database.bean(Organizations.class).found("Lantern", Tier.STARTER, "tests").id();
    }

    Payments payments() {
        return database.bean(Payments.class);
    }

    Sandbox sandbox() {
        return database.bean(Sandbox.class);
    }

    static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }

    UUID card(SandboxCard card) {
        return database.bean(PaymentMethods.class)
                .addSandboxCard(AuditTrail.By.thing(customer, "a test"), card.number())
                .id();
    }

    Charge charge(UUID card, long minor) {
        return new Charge(
                customer, purpose, usd(minor), card, purpose.id() + "/1", AccountCode.RECEIVABLE);
    }

    Money receivable() {
        return database.bean(Ledger.class)
                .balance(new Account(customer, AccountCode.RECEIVABLE, CurrencyUnit.USD));
    }

    List<String> told() {
        return database.bean(Diary.class).of(purpose);
    }

    List<String> wrong() {
        return new ArrayList<>(database.bean(MoneyCheck.class).run().findings());
    }
}
