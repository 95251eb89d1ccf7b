package io.tributary.portal.web;

import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the portal's own pages contribute to the house. */
@Configuration(proxyBeanMethods = false)
class PortalPages {
    @Bean
    ProblemCatalogue portalProblems() {
        return ProblemCatalogue.of(PortalProblem.values());
    }
}
