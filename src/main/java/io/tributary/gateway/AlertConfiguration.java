package io.tributary.gateway;

import io.tributary.identity.Entitlements;
import io.tributary.metering.Metering;
import io.tributary.notify.AlertKinds;
import io.tributary.notify.Alerts;
import io.tributary.notify.EventTypes;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** Puts together what alerts to usage and keys, and how often each is looked at. */
@Configuration(value = "gatewayAlertConfiguration", proxyBeanMethods = false)
class AlertConfiguration {
    @Bean
    AlertKinds gatewayAlerts() {
        return GatewayAlerts.ALL;
    }

    @Bean
    EventTypes usageEvents() {
        return UsageEvents.ALL;
    }

    @Bean
    KeyAlertStore keyAlertStore(JdbcClient sql) {
        return new KeyAlertStore(sql);
    }

    @Bean
    UsageThresholds usageThresholds(
            Metering metering, Entitlements entitlements, Alerts alerts, InstantSource clock) {
        return new UsageThresholds(metering, entitlements, alerts, clock);
    }

    @Bean
    ErrorRates errorRates(Metering metering, Alerts alerts, InstantSource clock) {
        return new ErrorRates(metering, alerts, clock);
    }

    @Bean
    NewAddresses newAddresses(
            KeyAlertStore store,
            ApiKeys keys,
            Metering metering,
            Alerts alerts,
            Transactions transactions,
            InstantSource clock) {
        return new NewAddresses(store, keys, metering, alerts, transactions, clock);
    }

    @Bean
    ExpiringKeys expiringKeys(
            KeyAlertStore store,
            ApiKeys keys,
            Alerts alerts,
            Transactions transactions,
            InstantSource clock) {
        return new ExpiringKeys(store, keys, alerts, transactions, clock);
    }

    @Bean
    RecurringJob lookAtThresholds(UsageThresholds thresholds) {
        return new RecurringJob(
                "gateway.look-at-thresholds", Duration.ofMinutes(2), thresholds::look);
    }

    @Bean
    RecurringJob lookAtErrors(ErrorRates errors) {
        return new RecurringJob("gateway.look-at-errors", Duration.ofMinutes(20), errors::look);
    }

    @Bean
    RecurringJob lookAtAddresses(NewAddresses addresses) {
        return new RecurringJob(
                "gateway.look-at-addresses", Duration.ofMinutes(5), addresses::look);
    }

    @Bean
    RecurringJob lookAtExpiringKeys(ExpiringKeys keys) {
        return new RecurringJob("gateway.look-at-expiring-keys", Duration.ofHours(1), keys::look);
    }
}
