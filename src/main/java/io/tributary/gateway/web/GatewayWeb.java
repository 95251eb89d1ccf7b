package io.tributary.gateway.web;

import io.tributary.gateway.CodeSamples;
import io.tributary.gateway.GatewayProblem;
import io.tributary.gateway.SignatureProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gateway's pages need, and where they stand in the menu. */
@Configuration(proxyBeanMethods = false)
class GatewayWeb {
    @Bean
    CodeSamples codeSamples(Settings settings) {
        return new CodeSamples(settings);
    }

    @Bean
    SignedSamples signedSamples(Settings settings) {
        return new SignedSamples(settings);
    }

    @Bean
    MenuEntry keysEntry() {
        return new MenuEntry(
                "API", "API keys", KeysController.HOME, "key", 20, UsageMenu::mayLookAtCalls);
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

    @Bean
    ProblemCatalogue gatewayProblems() {
        return ProblemCatalogue.of(GatewayProblem.values());
    }

    @Bean
    ProblemCatalogue signatureProblems() {
        return ProblemCatalogue.of(SignatureProblem.values());
    }
}
