package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.kernel.Figures;
import io.tributary.metering.Metering;
import io.tributary.notify.AlertKinds;
import io.tributary.notify.Alerts;
import io.tributary.notify.Events;
import io.tributary.payments.PaymentMethods;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** Puts together what is about subscriptions: the catalogue, the billing run, recurring revenue. */
@Configuration(proxyBeanMethods = false)
@Import({SubscriptionBookChecks.class, UsageBookChecks.class, ServiceBookChecks.class})
class SubscriptionConfiguration {
    @Bean
    ProblemCatalogue subscriptionProblems() {
        return ProblemCatalogue.of(SubscriptionProblem.values());
    }

    @Bean
    Catalogue catalogue(JdbcClient sql, InstantSource clock) {
        return new Catalogue(sql, clock);
    }

    @Bean
    SubscriptionStore subscriptionStore(JdbcClient sql, Catalogue catalogue) {
        return new SubscriptionStore(sql, catalogue);
    }

    @Bean
    ChargeStore chargeStore(JdbcClient sql, Catalogue catalogue) {
        return new ChargeStore(sql, catalogue);
    }

    @Bean
    Arrears arrears(
            JdbcClient sql,
            ChargeStore charges,
            Catalogue catalogue,
            Metering metering,
            InstantSource clock) {
        return new Arrears(new UsageStore(sql), charges, catalogue, metering, clock);
    }

    @Bean
    RecurringRevenue recurringRevenue(JdbcClient sql) {
        return new RecurringRevenue(sql);
    }

    @Bean
    Granting granting(
            SubscriptionStore store,
            Entitlements entitlements,
            JdbcClient sql,
            InstantSource clock) {
        return new Granting(store, entitlements, sql, clock);
    }

    @Bean
    ServiceLevels serviceLevels(
            JdbcClient sql,
            Metering metering,
            Alerts alerts,
            Transactions transactions,
            InstantSource clock) {
        return new ServiceLevels(new ServiceStore(sql), metering, alerts, transactions, clock);
    }

    @Bean
    AlertKinds serviceAlerts() {
        return AlertKinds.of(ServiceLevels.MISSED);
    }

    @Bean
    Figures serviceFigures(ServiceLevels levels) {
        return new Figures(
                Map.of(
                        "sla.target",
                        () -> ServiceLadder.percent(levels.ladder().target()),
                        "sla.ladder",
                        () -> levels.ladder().table(),
                        "sla.least-requests",
                        () -> String.format(Locale.ROOT, "%,d", Availability.LEAST_REQUESTS)));
    }

    @Bean
    Dues dues(ChargeStore charges, Arrears arrears, ServiceLevels levels, InstantSource clock) {
        return new Dues(charges, arrears, levels, clock);
    }

    @Bean
    Rebilling rebilling(InvoiceStore store, Drafting drafting, Invoices invoices) {
        return new Rebilling(store, drafting, invoices);
    }

    @Bean
    Charging charging(
            SubscriptionStore store,
            Dues dues,
            Invoices invoices,
            Rebilling rebilling,
            Granting granting,
            PaymentMethods methods,
            RecurringRevenue revenue,
            SubscriptionNews news,
            InstantSource clock) {
        return new Charging(
                store, dues, invoices, rebilling, granting, methods, revenue, news, clock);
    }

    @Bean
    SubscriptionNews subscriptionNews(SubscriptionStore store, AuditTrail audit, Events events) {
        return new SubscriptionNews(store, audit, events);
    }

    @Bean
    Enrolling enrolling(SubscriptionStore store, BillingProfiles profiles, InstantSource clock) {
        return new Enrolling(store, profiles, clock);
    }

    @Bean
    Subscriptions subscriptions(
            Catalogue catalogue,
            SubscriptionStore store,
            Charging charging,
            Enrolling enrolling,
            SubscriptionNews news,
            Transactions transactions) {
        return new Subscriptions(catalogue, store, charging, enrolling, news, transactions);
    }

    @Bean
    AddOns addOns(
            Catalogue catalogue,
            SubscriptionStore store,
            Charging charging,
            SubscriptionNews news,
            Transactions transactions) {
        return new AddOns(catalogue, store, charging, news, transactions);
    }

    @Bean
    Contracts contracts(
            Catalogue catalogue,
            SubscriptionStore store,
            Charging charging,
            Enrolling enrolling,
            SubscriptionNews news,
            Transactions transactions) {
        return new Contracts(catalogue, store, charging, enrolling, news, transactions);
    }

    @Bean
    BillingRun billingRun(
            SubscriptionStore store,
            Charging charging,
            Transactions transactions,
            InstantSource clock) {
        return new BillingRun(store, charging, transactions, clock);
    }

    @Bean
    Revenue revenue(JdbcClient sql, Transactions transactions) {
        return new Revenue(sql, transactions);
    }

    @Bean
    RecurringJob runBilling(BillingRun run) {
        return new RecurringJob("billing.run", Duration.ofMinutes(15), run::run);
    }
}
