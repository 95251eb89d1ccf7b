package io.tributary.desk;

import io.tributary.billing.Dunning;
import io.tributary.desk.HealthScores.TicketCounts;
import io.tributary.identity.Operators;
import io.tributary.identity.Presence;
import io.tributary.metering.HouseUsage;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** Puts the desk together. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {
    @Bean
    TicketCounts ticketCounts() {
        return _ -> null;
    }

    @Bean
    HealthScores healthScores(
            Operators operators,
            HouseUsage usage,
            Dunning dunning,
            Presence presence,
            TicketCounts tickets,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new HealthScores(
                operators, usage, dunning, presence, tickets, transactions, sql, clock);
    }

    @Bean
    RecurringJob keepHealth(HealthScores scores) {
        return new RecurringJob("desk.health", Duration.ofHours(6), scores::keepToday);
    }
}
