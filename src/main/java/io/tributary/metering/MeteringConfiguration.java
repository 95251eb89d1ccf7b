package io.tributary.metering;

import io.tributary.kernel.Figures;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Puts metering together, with the jobs that keep its months. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeteringSettings.class)
class MeteringConfiguration {
    /** How soon a month is made or dropped for which somebody read for too long. */
    private static final Duration AGAIN = Duration.ofHours(1);

    @Bean
    Partitions partitions(JdbcClient sql, InstantSource clock) {
        return new Partitions(sql, clock);
    }

    @Bean
    RollUpStore rollUpStore(JdbcClient sql) {
        return new RollUpStore(sql);
    }

    @Bean
    UsageStore usageStore(JdbcTemplate jdbc, JdbcClient sql) {
        return new UsageStore(jdbc, sql);
    }

    @Bean
    CallStore callStore(JdbcClient sql) {
        return new CallStore(sql);
    }

    @Bean(destroyMethod = "close")
    Metering metering(
            Transactions transactions,
            UsageStore calls,
            CallStore single,
            RollUpStore rollUp,
            Partitions partitions,
            MeteringSettings settings) {
        return new Metering(transactions, calls, single, rollUp, partitions, settings.commit());
    }

    @Bean
    Figures usageFigures(MeteringSettings settings) {
        return new Figures(
                Map.of(
                        "retention.calls",
                        () -> settings.retention().toDays() + " days",
                        "retention.sums",
                        () -> settings.rollUpRetention().toDays() + " days"));
    }

    @Bean
    UsageWarmup usageWarmup(Transactions transactions, Metering metering, InstantSource clock) {
        return new UsageWarmup(transactions, metering, clock);
    }

    @Bean
    RecurringJob makeMonthsOfUsage(Transactions transactions, Partitions partitions) {
        return new RecurringJob(
                "metering.make-months",
                AGAIN,
                () -> transactions.run(Scope.system("months of usage"), partitions::ahead));
    }

    @Bean
    RecurringJob forgetOldUsage(
            Transactions transactions,
            Partitions partitions,
            MeteringSettings settings,
            InstantSource clock) {
        return new RecurringJob(
                "metering.forget-old",
                AGAIN,
                () ->
                        transactions.run(
                                Scope.system("old usage"),
                                () ->
                                        partitions.drop(
                                                clock.instant().minus(settings.retention()))));
    }

    @Bean
    RecurringJob forgetOldSums(
            Transactions transactions,
            RollUpStore rollUp,
            MeteringSettings settings,
            InstantSource clock) {
        return new RecurringJob(
                "metering.forget-old-sums",
                Duration.ofDays(1),
                () ->
                        transactions.run(
                                Scope.system("old sums of usage"),
                                () ->
                                        rollUp.forget(
                                                clock.instant()
                                                        .minus(settings.rollUpRetention()))));
    }

    @Bean
    HouseUsage houseUsage(Transactions transactions, JdbcClient sql) {
        return new HouseUsage(transactions, sql);
    }
}
