package io.tributary.compatibility;

import io.tributary.gateway.ApiAnswer;
import io.tributary.gateway.ApiCall;
import io.tributary.gateway.ApiEndpoint;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.ApiRoute;
import io.tributary.gateway.CodeSamples;
import io.tributary.identity.UseCases;
import io.tributary.platform.Warmup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The model as partners call it. What they send is read, scored, answered and forgotten: nothing of
 * it is kept or logged.
 */
@Configuration(proxyBeanMethods = false)
class CompatibilityApi {
    @Bean
    ApiEndpoint calculateCompatibility() {
        return new Calculate();
    }

    @Bean
    ApiEndpoint calculateCompatibilities() {
        return new Batch();
    }

    @Bean
    UseCases partnersUseCases(CodeSamples samples, ApiKeys keys, InstantSource clock) {
        return new PartnersUseCases(samples, keys, clock);
    }

    @Bean
    Warmup warmCompatibility() {
        return new CompatibilityWarmup(Duration.ofMillis(1200));
    }

    /** One pair. */
    static final class Calculate implements ApiEndpoint {
        @Override
        public ApiRoute route() {
            return CompatibilityReference.CALCULATE;
        }

        @Override
        public ApiAnswer handle(ApiCall call) {
            var pair = PairReader.one(call.body(), today(call));
            call.admit(1);
            var answer = pair.answer();
            return ApiAnswer.json(200, json -> AnswerWriter.of(json, call).one(answer));
        }
    }

    /** As many pairs as the tier allows; each counts as one call of the day. */
    static final class Batch implements ApiEndpoint {
        @Override
        public ApiRoute route() {
            return CompatibilityReference.BATCH;
        }

        @Override
        public ApiAnswer handle(ApiCall call) {
            var pairs = PairReader.batch(call.body(), today(call), call.batchLimit());
            call.admit(pairs.size());
            var answers = pairs.stream().map(Pair::answer).toList();
            return ApiAnswer.json(200, json -> AnswerWriter.of(json, call).batch(answers));
        }
    }

    private static LocalDate today(ApiCall call) {
        return LocalDate.ofInstant(call.now(), ZoneOffset.UTC);
    }
}
