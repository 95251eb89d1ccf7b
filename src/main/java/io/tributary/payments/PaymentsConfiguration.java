package io.tributary.payments;

import io.tributary.identity.AuditTrail;
import io.tributary.ledger.Ledger;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.ObjectMapper;

import java.time.Duration;
import java.time.InstantSource;

/** Puts payments together: with Stripe when there is a key for it, else with the sandbox. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
@Import(PaymentsBookChecks.class)
class PaymentsConfiguration {
    @Bean
    ProblemCatalogue paymentProblems() {
        return ProblemCatalogue.of(PaymentProblem.values());
    }

    @Bean
    PaymentStore paymentStore(JdbcClient sql) {
        return new PaymentStore(sql);
    }

    @Bean
    CorrectionStore correctionStore(JdbcClient sql) {
        return new CorrectionStore(sql);
    }

    @Bean
    MethodStore methodStore(JdbcClient sql, Transactions transactions) {
        return new MethodStore(sql, transactions);
    }

    @Bean
    PaymentProvider paymentProvider(
            StripeSettings stripe,
            Settings settings,
            JdbcClient sql,
            Transactions transactions,
            MethodStore methods,
            InstantSource clock) {
        String secretKey = stripe.secretKey();
        return secretKey == null || secretKey.isBlank()
                ? new SandboxProvider(sql, transactions, settings.publicUrl(), clock)
                : new StripeProvider(
                        StripeProvider.client(secretKey, stripe.apiBase()),
                        methods,
                        transactions,
                        settings.publicUrl());
    }

    @Bean
    Outcomes outcomes(Ledger ledger, ObjectProvider<PaymentListener> listeners) {
        return new Outcomes(ledger, listeners);
    }

    @Bean
    Provider provider(PaymentProvider provider, MethodStore methods, Settings settings) {
        return new Provider(provider, methods, settings.publicUrl());
    }

    @Bean
    Refunds refunds(
            PaymentStore store,
            CorrectionStore corrections,
            Transactions transactions,
            Provider provider,
            Outcomes outcomes,
            InstantSource clock) {
        return new Refunds(store, corrections, transactions, provider, outcomes, clock);
    }

    @Bean
    Payments payments(
            PaymentStore store,
            Transactions transactions,
            Provider provider,
            Outcomes outcomes,
            Refunds refunds,
            InstantSource clock) {
        return new Payments(store, transactions, provider, outcomes, refunds, clock);
    }

    @Bean
    Disputes disputes(
            PaymentStore store,
            CorrectionStore corrections,
            Transactions transactions,
            Outcomes outcomes,
            InstantSource clock) {
        return new Disputes(store, corrections, transactions, outcomes, clock);
    }

    @Bean
    PaymentMethods paymentMethods(
            MethodStore store,
            PaymentProvider provider,
            Transactions transactions,
            AuditTrail audit,
            InstantSource clock) {
        return new PaymentMethods(store, provider, transactions, audit, clock);
    }

    @Bean
    ProviderEvents providerEvents(
            JdbcClient sql,
            Transactions transactions,
            PaymentProvider provider,
            Payments payments,
            Disputes disputes,
            Refunds refunds,
            InstantSource clock) {
        return new ProviderEvents(sql, transactions, provider, payments, disputes, refunds, clock);
    }

    @Bean
    StripeEvents stripeEvents(ProviderEvents events, StripeSettings stripe, InstantSource clock) {
        return new StripeEvents(events, stripe.webhookSecret(), new ObjectMapper(), clock);
    }

    @Bean
    Sandbox sandbox(
            JdbcClient sql,
            Transactions transactions,
            Payments payments,
            Disputes disputes,
            Settings settings,
            InstantSource clock) {
        return new Sandbox(
                new SandboxProvider(sql, transactions, settings.publicUrl(), clock),
                payments,
                disputes);
    }

    @Bean
    RecurringJob findOutOutcomes(Payments payments) {
        return new RecurringJob("payments.resolve", Duration.ofMinutes(1), payments::resolve);
    }

    @Bean
    RecurringJob lookAtEvents(ProviderEvents events) {
        return new RecurringJob("payments.events", Duration.ofSeconds(10), events::apply);
    }

    @Bean
    RecurringJob tellDisputes(Sandbox sandbox) {
        return new RecurringJob(
                "payments.sandbox-disputes", Duration.ofHours(1), sandbox::tellDisputes);
    }

    @Bean
    OpenDisputes openDisputes(JdbcClient sql, Transactions transactions) {
        return new OpenDisputes(sql, transactions);
    }
}
