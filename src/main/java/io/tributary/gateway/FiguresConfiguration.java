package io.tributary.gateway;

import io.tributary.kernel.Figures;
import io.tributary.platform.FeatureUse;
import io.tributary.platform.Measure;
import io.tributary.platform.Traces;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What those who run the house ask about keys, and what texts quote of calls. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {
    @Bean
    KeyFigures keyFigures(Transactions transactions, JdbcClient sql, InstantSource clock) {
        return new KeyFigures(transactions, sql, clock);
    }

    /** How long it is known from where keys are used, beside usage itself. */
    @Bean
    Figures callerFigures() {
        return new Figures(
                Map.of(
                        "retention.callers",
                        () -> SigningConfiguration.CALLERS_KEPT.toDays() + " days",
                        "retention.addresses",
                        () -> NewAddresses.KEPT.toDays() + " days",
                        "retention.bodies",
                        () -> Recordings.KEPT.toHours() + " hours"));
    }

    @Bean
    CallTimings callTimings(Traces traces) {
        return new CallTimings(traces);
    }

    @Bean
    Measure.Source callMeasures(CallTimings timings, KeyFigures keys) {
        return () ->
                List.of(
                        timings.measure(),
                        Measure.gauge(
                                "tributary_api_keys_active",
                                "Live keys that calls are accepted with.",
                                keys.active().live()));
    }

    @Bean
    FeatureUse liveKeys(KeyFigures keys) {
        return new FeatureUse("Live keys", "An active live key.", keys::withLiveKeys);
    }

    @Bean
    FeatureUse allowLists(KeyFigures keys) {
        return new FeatureUse(
                "Allow-lists", "A live key bound to addresses.", keys::withAllowLists);
    }

    @Bean
    FeatureUse signedCalls(KeyFigures keys) {
        return new FeatureUse(
                "Signed calls", "A live key that calls can be signed for.", keys::withSignedCalls);
    }
}
