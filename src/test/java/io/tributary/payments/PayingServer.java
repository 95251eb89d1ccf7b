package io.tributary.payments;

import io.tributary.Tributary;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.AccountCode;
import io.tributary.platform.Scope;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that finds out what became of the payments it finds unsettled, then takes others, until
 * no answer comes any more: the provider has taken the money, and whoever asked waits until it is
 * killed. When most is paid, all answers come.
 */
public final class PayingServer {
    static final int THREADS = 8;
    static final int PAYMENTS = 400;
    static final long CENTS = 1_000;

    /** From so many on, no answer is lost any more. */
    private static final int ENOUGH = 240;

    private static final long SEED = 7_919;
    private static final Scope SCOPE = Scope.system("a test");

    private PayingServer() {}

    public static void main(String... arguments) {
        var server = SpringApplication.run(Tributary.class, arguments);
        int before = count(server);
        askNow(server);
        int answers =
                before < ENOUGH
                        ? new SplittableRandom(SEED + before).nextInt(50, 110)
                        : Integer.MAX_VALUE;
        var line = onBadLine(server, answers);
        var customer = customer(server);
        var good = card(server, customer, SandboxCard.SUCCESS);
        var slow = card(server, customer, SandboxCard.TIMEOUT);
        try (var callers = Executors.newFixedThreadPool(THREADS)) {
            for (int n = 0; n < PAYMENTS; n++) {
                var charge = charge(customer, n % 10 == 3 ? slow : good, n);
                callers.execute(() -> line.charge(charge));
            }
        }
        askNow(server);
    }

    /** Each start asks for all of them again, as a caller does who was not answered. */
    private static Charge charge(OrganizationId customer, UUID card, int n) {
        return new Charge(
                customer,
                new Purpose("crash", new UUID(n, n)),
                PaymentsFixtures.usd(CENTS + n),
                card,
                "crash/" + n,
                AccountCode.SALES_CLEARING);
    }

    private static int count(ApplicationContext server) {
        return server.getBean(Transactions.class)
                .in(
                        SCOPE,
                        () ->
                                server.getBean(JdbcClient.class)
                                        .sql("select count(*) from payments.payment")
                                        .query(Integer.class)
                                        .single());
    }

    /** Time passes, and what has no outcome is asked for. */
    private static void askNow(ApplicationContext server) {
        server.getBean(Transactions.class)
                .run(
                        SCOPE,
                        () ->
                                server.getBean(JdbcClient.class)
                                        .sql(
                                                """
                                                update payments.payment
                                                   set ask_at = now() - interval '1 second'
                                                 where ask_at is not null
                                                """)
                                        .update());
        server.getBean(Payments.class).resolve();
    }

    /** The one customer of all these payments. */
    private static OrganizationId customer(ApplicationContext server) {
        return server.getBean(Transactions.class)
                .in(
                        SCOPE,
                        () ->
                                server.getBean(JdbcClient.class)
                                        .sql(
                                                """
                                                select organization_id
                                                  from payments.payment_method
                                                 limit 1
                                                """)
                                        .query(UUID.class)
                                        .optional())
                .map(OrganizationId::new)
                .orElseGet(
                        () ->
                                server.getBean(Organizations.class)
                                        .found("Lantern", Tier.STARTER, "a test")
                                        .id());
    }

    private static UUID card(ApplicationContext server, OrganizationId customer, SandboxCard card) {
        var methods = server.getBean(PaymentMethods.class);
        return methods.list(customer).stream()
                .filter(method -> method.last4().equals(card.last4()))
                .findFirst()
                .orElseGet(
                        () ->
                                methods.addSandboxCard(
                                        AuditTrail.By.thing(customer, "a test"), card.number()))
                .id();
    }

    /** A line to the provider on which only so many answers come back. */
    private record BadLine(PaymentProvider provider, AtomicInteger answers, CountDownLatch never)
            implements PaymentProvider {
        @Override
        public String name() {
            return provider.name();
        }

        @Override
        public Answer charge(ChargeRequest request) {
            var answer = provider.charge(request);
            if (!(answer instanceof Answer.Unknown) && answers.getAndDecrement() <= 0) {
                try {
                    never.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return answer;
        }

        @Override
        public Answer look(ChargeRequest request, @Nullable String reference) {
            return provider.look(request, reference);
        }

        @Override
        public RefundAnswer refund(RefundRequest request) {
            return provider.refund(request);
        }

        @Override
        public RefundAnswer look(RefundRequest request) {
            return provider.look(request);
        }

        @Override
        public Optional<RefundSeen> refund(String reference) {
            return provider.refund(reference);
        }

        @Override
        public Optional<DisputeSeen> dispute(String reference) {
            return provider.dispute(reference);
        }
    }

    private static Payments onBadLine(ApplicationContext server, int answers) {
        var line =
                new BadLine(
                        server.getBean(PaymentProvider.class),
                        new AtomicInteger(answers),
                        new CountDownLatch(1));
        var provider =
                new Provider(
                        line,
                        server.getBean(MethodStore.class),
                        server.getBean(Settings.class).publicUrl());
        return new Payments(
                server.getBean(PaymentStore.class),
                server.getBean(Transactions.class),
                provider,
                server.getBean(Outcomes.class),
                new Refunds(
                        server.getBean(PaymentStore.class),
                        server.getBean(CorrectionStore.class),
                        server.getBean(Transactions.class),
                        provider,
                        server.getBean(Outcomes.class),
                        server.getBean(InstantSource.class)),
                server.getBean(InstantSource.class));
    }
}
