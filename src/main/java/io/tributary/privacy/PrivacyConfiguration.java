package io.tributary.privacy;

import io.tributary.identity.Accounts;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {
    @Bean
    ProblemCatalogue privacyProblems() {
        return ProblemCatalogue.of(PrivacyProblem.values());
    }

    @Bean
    Consents consents(
            JdbcClient sql,
            Accounts accounts,
            ApplicationEventPublisher events,
            Transactions transactions,
            InstantSource clock) {
        return new Consents(new ConsentStore(sql), accounts, events, transactions, clock);
    }
}
