package io.tributary.billing;

import io.tributary.identity.LegalEntity;
import io.tributary.notify.AlertKinds;
import io.tributary.notify.Alerts;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** Puts together what alerts to invoices. */
@Configuration(value = "billingAlertConfiguration", proxyBeanMethods = false)
class AlertConfiguration {
    @Bean
    AlertKinds billingAlerts() {
        return BillingAlerts.ALL;
    }

    @Bean
    DueInvoices dueInvoices(
            JdbcClient sql,
            Alerts alerts,
            LegalEntity seller,
            Transactions transactions,
            InstantSource clock) {
        return new DueInvoices(sql, alerts, seller, transactions, clock);
    }

    @Bean
    RecurringJob lookAtDueInvoices(DueInvoices invoices) {
        return new RecurringJob(
                "billing.look-at-due-invoices", Duration.ofHours(6), invoices::look);
    }
}
