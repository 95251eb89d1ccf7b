package io.tributary.gateway;

import io.tributary.notify.Deliveries;
import io.tributary.notify.Webhooks;
import io.tributary.platform.Idempotency;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations on webhooks. */
@Configuration(proxyBeanMethods = false)
class WebhookOperationsConfiguration {
    @Bean
    WebhookOperations webhookOperations(
            Webhooks webhooks, Deliveries deliveries, Idempotency idempotency) {
        return new WebhookOperations(webhooks, deliveries, idempotency);
    }

    @Bean
    ApiEndpoint listWebhookEndpoints(WebhookOperations webhooks) {
        return webhooks.list();
    }

    @Bean
    ApiEndpoint findWebhookEndpoint(WebhookOperations webhooks) {
        return webhooks.find();
    }

    @Bean
    ApiEndpoint createWebhookEndpoint(WebhookOperations webhooks) {
        return webhooks.create();
    }

    @Bean
    ApiEndpoint changeWebhookEndpoint(WebhookOperations webhooks) {
        return webhooks.change();
    }

    @Bean
    ApiEndpoint removeWebhookEndpoint(WebhookOperations webhooks) {
        return webhooks.remove();
    }

    @Bean
    ApiEndpoint rotateWebhookSecret(WebhookOperations webhooks) {
        return webhooks.rotate();
    }

    @Bean
    ApiEndpoint testWebhookEndpoint(WebhookOperations webhooks) {
        return webhooks.test();
    }

    @Bean
    ApiEndpoint recoverWebhooks(WebhookOperations webhooks) {
        return webhooks.recover();
    }

    @Bean
    ApiEndpoint listWebhookDeliveries(WebhookOperations webhooks) {
        return webhooks.sent();
    }

    @Bean
    ApiEndpoint resendWebhook(WebhookOperations webhooks) {
        return webhooks.resend();
    }
}
