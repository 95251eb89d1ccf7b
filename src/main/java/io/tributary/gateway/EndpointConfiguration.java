package io.tributary.gateway;

import io.tributary.metering.Metering;
import io.tributary.platform.Idempotency;
import io.tributary.platform.Throttle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations that are the gateway's own. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {
    @Bean
    KeyActs keyActs(ApiKeys keys, Idempotency idempotency) {
        return new KeyActs(keys, idempotency);
    }

    @Bean
    ListKeys listKeys(ApiKeys keys) {
        return new ListKeys(keys);
    }

    @Bean
    FindKey findKey(ApiKeys keys) {
        return new FindKey(keys);
    }

    @Bean
    CreateKey createKey(KeyActs acts, Scopes scopes) {
        return new CreateKey(acts, scopes);
    }

    @Bean
    RotateKey rotateKey(KeyActs acts) {
        return new RotateKey(acts);
    }

    @Bean
    RevokeKey revokeKey(ApiKeys keys) {
        return new RevokeKey(keys);
    }

    @Bean
    ReportLeak reportLeak(ApiKeys keys, Throttle throttle) {
        return new ReportLeak(keys, throttle);
    }

    @Bean
    ReadUsage readUsage(Metering metering) {
        return new ReadUsage(metering);
    }

    @Bean
    SigningTerms signingTerms(GatewaySettings settings) {
        return new SigningTerms(
                settings.signatureTolerance(),
                SignatureCheck.SHORTEST_NONCE,
                SignatureCheck.LONGEST_NONCE);
    }
}
