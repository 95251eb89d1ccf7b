package io.tributary.desk;

import io.tributary.billing.Customers;
import io.tributary.billing.Dunning;
import io.tributary.desk.HealthScores.TicketCounts;
import io.tributary.identity.Approvals;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.Operators;
import io.tributary.identity.Presence;
import io.tributary.identity.SignUps;
import io.tributary.kernel.Period;
import io.tributary.ledger.CheckReports;
import io.tributary.ledger.Ledger;
import io.tributary.metering.HouseUsage;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;
import io.tributary.support.Support;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the desk together. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {
    @Bean
    TicketCounts ticketCounts(Support support) {
        return () ->
                support.active().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        one ->
                                                new Health.Tickets(
                                                        one.getValue().tickets(),
                                                        one.getValue().overdue())));
    }

    @Bean
    ManualEntry manualEntry(Approvals approvals, Ledger ledger) {
        return new ManualEntry(approvals, ledger);
    }

    @Bean
    LaunchItems launchItems(
            HouseUsage usage,
            Customers customers,
            Presence presence,
            SignUps signUps,
            CheckReports checks,
            Support support,
            Settings settings,
            LegalEntity entity,
            InstantSource clock) {
        return new LaunchItems(
                usage, customers, presence, signUps, checks, support, settings, entity, clock);
    }

    @Bean
    LaunchList launchList(
            LaunchItems items, Transactions transactions, JdbcClient sql, InstantSource clock) {
        return new LaunchList(items.all(), transactions, sql, clock);
    }

    @Bean
    OpenMatter lateAnswers(Support support, InstantSource clock) {
        return () -> {
            var load = support.load(Period.before(clock.instant(), Duration.ofDays(1)));
            return new OpenMatter.Standing(
                    "Tickets",
                    load.waitingForUs(),
                    null,
                    "It is our turn; answers that are late: " + load.overdue() + ".",
                    "/operator/support");
        };
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
