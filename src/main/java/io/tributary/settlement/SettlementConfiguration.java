package io.tributary.settlement;

import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.kernel.Figures;
import io.tributary.kernel.PersonalRecords;
import io.tributary.ledger.Ledger;
import io.tributary.platform.Postbox;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts settlement together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SettlementSettings.class, LegalEntity.class})
@Import({SettlementBookChecks.class, PayoutConfiguration.class})
class SettlementConfiguration {
    @Bean
    ProblemCatalogue settlementProblems() {
        return ProblemCatalogue.of(SettlementProblem.values());
    }

    @Bean
    Figures settlementFigures(SettlementSettings settings) {
        return new Figures(
                Map.of(
                        "settlement.hold",
                        () -> Integer.toString(settings.holdDays()),
                        "settlement.reserve",
                        () ->
                                BigDecimal.valueOf(settings.reserveBps(), 2)
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        + " %",
                        "settlement.reserve-days",
                        () -> Integer.toString(settings.reserveDays()),
                        "settlement.minimum",
                        () -> Integer.toString(settings.minimum())));
    }

    @Bean
    PersonalRecords settlementRecords(JdbcClient sql) {
        return SettlementRecords.of(sql);
    }

    @Bean
    SplitRules splitRules(JdbcClient sql, Transactions transactions, InstantSource clock) {
        return new SplitRules(sql, transactions, clock);
    }

    @Bean
    SaleStore saleStore(JdbcClient sql) {
        return new SaleStore(sql);
    }

    @Bean
    EarningStore earningStore(JdbcClient sql) {
        return new EarningStore(sql);
    }

    @Bean
    Earnings earnings(EarningStore store, Transactions transactions) {
        return new Earnings(store, transactions);
    }

    @Bean
    Payables payables(JdbcClient sql, InstantSource clock) {
        return new Payables(sql, clock);
    }

    @Bean
    Payees payees(
            JdbcClient sql,
            SettlementSettings settings,
            Organizations organizations,
            Staff staff,
            Postbox postbox,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new Payees(
                new PayeeStore(sql, settings),
                organizations,
                new PayeeLetters(staff, postbox),
                audit,
                settings,
                transactions,
                clock);
    }

    @Bean
    Reversing reversing(
            SaleStore sales,
            EarningStore earnings,
            Payables payables,
            SplitRules rules,
            Ledger ledger,
            AuditTrail audit,
            InstantSource clock) {
        return new Reversing(sales, earnings, payables, rules, ledger, audit, clock);
    }

    @Bean
    Settlement settlement(
            SaleStore sales,
            EarningStore earnings,
            SplitRules rules,
            Payees payees,
            Reversing reversing,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        return new Settlement(
                sales, earnings, rules, payees, reversing, ledger, transactions, clock);
    }

    @Bean
    DirectSales directSales(
            Settlement settlement,
            SaleStore sales,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        return new DirectSales(settlement, sales, ledger, transactions, clock);
    }

    @Bean
    SaleRefunds saleRefunds(
            DirectSales sales, Approvals approvals, AuditTrail audit, Transactions transactions) {
        return new SaleRefunds(sales, approvals, audit, transactions);
    }

    @Bean
    Maturing maturing(
            JdbcClient sql,
            Payables payables,
            Payees payees,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        return new Maturing(new MaturingStore(sql), payables, payees, ledger, transactions, clock);
    }

    @Bean
    Notices notices(
            JdbcClient sql,
            Staff staff,
            Payees payees,
            Postbox postbox,
            Transactions transactions) {
        return new Notices(sql, staff, payees, postbox, transactions);
    }

    @Bean
    Statements statements(
            JdbcClient sql,
            Payables payables,
            LegalEntity house,
            Transactions transactions,
            InstantSource clock) {
        return new Statements(sql, payables, house, transactions, clock);
    }

    @Bean
    Reports reports(
            JdbcClient sql,
            Payees payees,
            Statements statements,
            Notices notices,
            Transactions transactions,
            InstantSource clock) {
        return new Reports(sql, payees, statements, notices, transactions, clock);
    }

    @Bean
    Routes routes(
            SettlementSettings settings,
            JdbcClient sql,
            Transactions transactions,
            ObjectProvider<PayoutProvider> others) {
        var sandbox =
                settings.usesSandbox()
                        ? Stream.<PayoutProvider>of(new SandboxPayouts(sql, transactions))
                        : Stream.<PayoutProvider>empty();
        List<PayoutProvider> providers = Stream.concat(others.orderedStream(), sandbox).toList();
        return new Routes(providers);
    }

    @Bean
    RecurringJob matureEarnings(Maturing maturing) {
        return new RecurringJob("settlement.mature", Duration.ofMinutes(15), maturing::run);
    }

    @Bean
    RecurringJob writeReports(Reports reports) {
        return new RecurringJob("settlement.report", Duration.ofHours(6), reports::run);
    }
}
