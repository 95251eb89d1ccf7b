package io.tributary.gateway.web;

import io.tributary.gateway.CodeSamples;
import io.tributary.gateway.GatewayProblem;
import io.tributary.gateway.SignatureProblem;
import io.tributary.identity.OnboardingFacts;
import io.tributary.metering.CallFilter;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gateway's pages need, and where they stand in the menu. */
@Configuration(proxyBeanMethods = false)
class GatewayWeb {
    private static final CallFilter FIRST_CALL =
            new CallFilter(Mode.BOTH, CallFilter.StatusClass.SUCCESS, null, null);

    @Bean
    CodeSamples codeSamples(Settings settings) {
        return new CodeSamples(settings);
    }

    @Bean
    MenuEntry keysEntry() {
        return new MenuEntry(
                "API",
                "API keys",
                KeysController.HOME,
                "key",
                20,
                visitor -> visitor.organization() != null);
    }

    @Bean
    MenuEntry apiEntry() {
        return new MenuEntry(
                "API",
                "Documentation",
                "/partner/docs",
                "code",
                40,
                visitor -> visitor.organization() != null);
    }

    /** Ticks the third of the first steps. */
    @Bean
    OnboardingFacts firstCalls(Metering metering) {
        return organization ->
                !metering.recent(organization, FIRST_CALL, null, 1).items().isEmpty();
    }

    @Bean
    ProblemCatalogue gatewayProblems() {
        return ProblemCatalogue.of(GatewayProblem.values());
    }

    @Bean
    ProblemCatalogue signatureProblems() {
        return ProblemCatalogue.of(SignatureProblem.values());
    }
}
