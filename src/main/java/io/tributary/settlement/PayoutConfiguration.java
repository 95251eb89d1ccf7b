package io.tributary.settlement;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.Organizations;
import io.tributary.ledger.Ledger;
import io.tributary.notify.EventTypes;
import io.tributary.notify.Events;
import io.tributary.platform.FeatureUse;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Switch;
import io.tributary.platform.Switches;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

/** Puts together what pays payees. */
@Configuration(proxyBeanMethods = false)
class PayoutConfiguration {
    @Bean
    EventTypes payoutEvents() {
        return PayoutEvents.types();
    }

    @Bean
    PayoutStore payoutStore(JdbcClient sql) {
        return new PayoutStore(sql);
    }

    @Bean
    WalletStore walletStore(JdbcClient sql) {
        return new WalletStore(sql);
    }

    @Bean
    Obstacles obstacles(
            Payees payees, Payables payables, WalletStore wallets, Organizations organizations) {
        return new Obstacles(payees, payables, wallets, organizations);
    }

    @Bean
    Claiming claiming(
            Payees payees,
            Payables payables,
            PayoutStore payouts,
            Routes routes,
            Ledger ledger,
            InstantSource clock) {
        return new Claiming(payees, payables, payouts, routes, ledger, clock);
    }

    @Bean
    PayoutRun payoutRun(
            Maturing maturing,
            Payees payees,
            WalletStore wallets,
            PayoutStore payouts,
            Obstacles obstacles,
            Claiming claiming,
            Transactions transactions,
            InstantSource clock,
            Switches switches) {
        return new PayoutRun(
                maturing,
                payees,
                wallets,
                payouts,
                obstacles,
                claiming,
                transactions,
                clock,
                switches);
    }

    @Bean
    Switch makingPayouts() {
        return PayoutRun.PAYING;
    }

    @Bean
    Payouts payouts(
            PayoutStore store,
            ReadyPayouts ready,
            WalletStore wallets,
            Payables payables,
            Ledger ledger,
            Payees payees,
            Statements statements,
            Notices notices,
            Events events,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new Payouts(
                store,
                ready,
                wallets,
                payables,
                ledger,
                new Confirmations(payees, statements, notices, events),
                audit,
                transactions,
                clock);
    }

    @Bean
    ReadyPayouts readyPayouts(JdbcClient sql, Organizations organizations) {
        return new ReadyPayouts(sql, organizations);
    }

    @Bean
    Sending sending(
            PayoutStore store,
            ReadyPayouts ready,
            Payouts payouts,
            Routes routes,
            SettlementSettings settings,
            Transactions transactions,
            InstantSource clock) {
        return new Sending(
                store, ready, payouts, routes, settings.askAgainAfter(), transactions, clock);
    }

    @Bean
    PayoutFiles payoutFiles(
            PayoutStore payouts,
            ReadyPayouts ready,
            JdbcClient sql,
            LegalEntity house,
            Transactions transactions,
            InstantSource clock) {
        return new PayoutFiles(payouts, ready, sql, house, transactions, clock);
    }

    @Bean
    RecurringJob runPayouts(PayoutRun run) {
        return new RecurringJob("settlement.pay", Duration.ofMinutes(15), run::run);
    }

    @Bean
    RecurringJob sendPayouts(Sending sending) {
        return new RecurringJob("settlement.send", Duration.ofMinutes(1), sending::run);
    }

    @Bean
    OpenMatter openPayouts(Payouts payouts) {
        return () ->
                new OpenMatter.Standing(
                        "Payouts to send",
                        payouts.ready(),
                        null,
                        "Payouts that wait for the bank's file or its confirmation.",
                        "/operator/payouts");
    }

    @Bean
    FeatureUse payoutUse(Payees payees) {
        return new FeatureUse(
                "Payouts",
                "A payee whose profile is complete.",
                () ->
                        payees.all().stream()
                                .filter(payee -> payee.profile().isComplete())
                                .map(Payee::organization)
                                .collect(Collectors.toUnmodifiableSet()));
    }
}
