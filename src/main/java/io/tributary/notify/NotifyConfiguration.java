package io.tributary.notify;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Staff;
import io.tributary.platform.AdjustableClock;
import io.tributary.platform.DurableJob;
import io.tributary.platform.FeatureUse;
import io.tributary.platform.Jobs;
import io.tributary.platform.Measure;
import io.tributary.platform.OutboundHttp;
import io.tributary.platform.Postbox;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Seal;
import io.tributary.platform.Secrets;
import io.tributary.platform.Settings;
import io.tributary.platform.Switch;
import io.tributary.platform.Switches;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {
    @Bean
    ProblemCatalogue notifyProblems() {
        return ProblemCatalogue.of(NotifyProblem.values());
    }

    @Bean
    Catalogue eventCatalogue(ObjectProvider<EventTypes> modules) {
        return new Catalogue(modules);
    }

    @Bean
    EndpointStore webhookEndpointStore(JdbcClient sql, Secrets secrets) {
        return new EndpointStore(sql, new Seal(secrets.derive("notify/webhook-secrets")));
    }

    @Bean
    DeliveryStore webhookDeliveryStore(JdbcClient sql) {
        return new DeliveryStore(sql);
    }

    @Bean
    Rounds webhookRounds(JdbcClient sql) {
        return new Rounds(sql);
    }

    @Bean
    Dispatch webhookDispatch(Jobs jobs, ObjectProvider<Courier> courier) {
        return new Dispatch(jobs, courier);
    }

    @Bean
    DurableJob deliveringWebhooks(Dispatch dispatch) {
        return dispatch.visiting();
    }

    @Bean
    Events events(
            DeliveryStore deliveries,
            Dispatch dispatch,
            Transactions transactions,
            InstantSource clock) {
        return new Events(deliveries, dispatch, transactions, clock);
    }

    @Bean
    Disabling webhookDisabling(
            EndpointStore endpoints,
            Rounds rounds,
            Staff staff,
            AuditTrail audit,
            Postbox postbox,
            Settings settings) {
        return new Disabling(endpoints, rounds, staff, audit, postbox, settings);
    }

    @Bean
    Outcomes webhookOutcomes(
            EndpointStore endpoints,
            Rounds rounds,
            Dispatch dispatch,
            Disabling disabling,
            Transactions transactions,
            InstantSource clock) {
        return new Outcomes(endpoints, rounds, dispatch, disabling, transactions, clock);
    }

    @Bean(destroyMethod = "close")
    Courier courier(
            EndpointStore endpoints,
            Rounds rounds,
            Outcomes outcomes,
            Dispatch dispatch,
            OutboundHttp http,
            Transactions transactions,
            AdjustableClock clock,
            Switches switches) {
        return new Courier(
                endpoints, rounds, outcomes, dispatch, http, transactions, clock, switches);
    }

    @Bean
    Switch sendingWebhooks() {
        return Courier.SENDING;
    }

    @Bean
    Webhooks webhooks(
            EndpointStore endpoints,
            Rounds rounds,
            Catalogue catalogue,
            OutboundHttp http,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new Webhooks(endpoints, rounds, catalogue, http, audit, transactions, clock);
    }

    @Bean
    Deliveries webhookDeliveries(
            DeliveryStore store,
            EndpointStore endpoints,
            Dispatch dispatch,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new Deliveries(store, endpoints, dispatch, audit, transactions, clock);
    }

    @Bean
    RecurringJob forgetOldMessages(Deliveries deliveries) {
        return new RecurringJob(
                "notify.forget-old-messages", Duration.ofDays(1), deliveries::forgetOld);
    }

    @Bean
    Alerts alerts(
            ObjectProvider<AlertKinds> modules,
            Events events,
            Staff staff,
            Postbox postbox,
            Settings settings,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new Alerts(
                new AlertStore(sql),
                modules,
                events,
                staff,
                postbox,
                settings,
                transactions,
                clock);
    }

    @Bean
    RecurringJob forgetOldAlerts(Alerts alerts) {
        return new RecurringJob("notify.forget-old-alerts", Duration.ofDays(1), alerts::forgetOld);
    }

    @Bean
    WebhookFigures webhookFigures(JdbcClient sql, Transactions transactions, InstantSource clock) {
        return new WebhookFigures(sql, transactions, clock);
    }

    @Bean
    FeatureUse webhookUse(WebhookFigures webhooks) {
        return new FeatureUse(
                "Webhooks",
                "An endpoint that is on; all are signed by HMAC and Ed25519.",
                webhooks::users);
    }

    @Bean
    Measure.Source webhookMeasures(WebhookFigures webhooks) {
        return () -> {
            var backlog = webhooks.backlog();
            return List.of(
                    Measure.gauge(
                            "tributary_webhooks_waiting",
                            "Deliveries that are still tried.",
                            backlog.waiting()),
                    Measure.gauge(
                            "tributary_webhooks_overdue",
                            "Those that should have been tried more than a minute ago.",
                            backlog.overdue()),
                    Measure.gauge(
                            "tributary_webhook_endpoints_failing",
                            "Endpoints that take nothing for an hour or more.",
                            webhooks.failing().size()));
        };
    }
}
