package io.tributary.ledger;

import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;

/** Puts the ledger together. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    @Bean
    ProblemCatalogue ledgerProblems() {
        return ProblemCatalogue.of(LedgerProblem.values());
    }

    @Bean
    LedgerStore ledgerStore(JdbcTemplate jdbc, JdbcClient sql) {
        return new LedgerStore(jdbc, sql);
    }

    @Bean(destroyMethod = "close")
    Ledger ledger(Transactions transactions, LedgerStore store, InstantSource clock) {
        return new Ledger(transactions, store, clock);
    }
}
