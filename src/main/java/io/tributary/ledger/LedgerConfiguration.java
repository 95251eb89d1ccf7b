package io.tributary.ledger;

import io.tributary.platform.Measure;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Puts the ledger together. */
@Configuration(proxyBeanMethods = false)
@Import(LedgerBookChecks.class)
class LedgerConfiguration {
    @Bean
    ProblemCatalogue ledgerProblems() {
        return ProblemCatalogue.of(LedgerProblem.values());
    }

    @Bean
    LedgerStore ledgerStore(JdbcTemplate jdbc, JdbcClient sql) {
        return new LedgerStore(jdbc, sql);
    }

    @Bean
    Seal seal(Transactions transactions, JdbcClient sql, InstantSource clock) {
        return new Seal(transactions, sql, clock);
    }

    @Bean(destroyMethod = "close")
    Ledger ledger(
            Transactions transactions,
            LedgerStore store,
            JdbcClient sql,
            Seal seal,
            InstantSource clock) {
        return new Ledger(transactions, store, new StatementStore(sql), seal, clock);
    }

    @Bean
    RecurringJob sealTheJournal(Seal seal) {
        return new RecurringJob("ledger.seal", Duration.ofMinutes(1), seal::run);
    }

    @Bean
    RecurringJob checkTheBooks(CheckReports reports) {
        return new RecurringJob("ledger.money-check", Duration.ofDays(1), reports::check);
    }

    @Bean
    CheckReports checkReports(
            Transactions transactions, JdbcClient sql, MoneyCheck check, InstantSource clock) {
        return new CheckReports(transactions, sql, check, clock);
    }

    @Bean
    SealLag sealLag(JdbcClient sql, Transactions transactions, InstantSource clock) {
        return new SealLag(sql, transactions, clock);
    }

    @Bean
    OpenMatter wrongBooks(CheckReports reports) {
        return () -> {
            var latest = reports.latest();
            long wrong =
                    latest.stream()
                            .flatMap(kept -> kept.report().results().stream())
                            .filter(result -> !result.findings().isEmpty())
                            .count();
            return new OpenMatter.Standing(
                    "Failed checks of the books",
                    wrong,
                    wrong == 0 ? null : latest.orElseThrow().at(),
                    "Something does not add up.",
                    "/operator/books/checks");
        };
    }

    @Bean
    Measure.Source bookMeasures(SealLag seal, CheckReports reports, InstantSource clock) {
        return () -> {
            var now = clock.instant();
            var unsealed = seal.unsealed();
            var since = unsealed.since();
            var latest = reports.latest();
            return List.of(
                    Measure.gauge(
                            "tributary_ledger_unsealed_transactions",
                            "Bookings that the seal has not reached.",
                            unsealed.transactions()),
                    Measure.gauge(
                            "tributary_ledger_seal_lag_seconds",
                            "How long ago the oldest of them was booked.",
                            since == null ? 0 : Duration.between(since, now).toSeconds()),
                    Measure.gauge(
                            "tributary_book_findings",
                            "What the last checks of the books found.",
                            latest.map(kept -> kept.report().findings().size()).orElse(0)),
                    Measure.gauge(
                            "tributary_book_check_age_seconds",
                            "How long ago the books were checked; -1 when never.",
                            latest.map(kept -> Duration.between(kept.at(), now).toSeconds())
                                    .orElse(-1L)));
        };
    }
}
