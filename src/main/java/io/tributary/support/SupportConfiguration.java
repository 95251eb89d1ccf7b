package io.tributary.support;

import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Staff;
import io.tributary.platform.Blobs;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.Postbox;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Secrets;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SupportSettings.class)
class SupportConfiguration {
    @Bean
    ProblemCatalogue supportProblems() {
        return ProblemCatalogue.of(SupportProblem.values());
    }

    @Bean
    TicketStore ticketStore(JdbcClient sql) {
        return new TicketStore(sql);
    }

    @Bean
    ThreadStore threadStore(JdbcClient sql) {
        return new ThreadStore(sql);
    }

    @Bean
    HoursStore hoursStore(JdbcClient sql) {
        return new HoursStore(sql);
    }

    @Bean
    Promises supportPromises(HoursStore store, Entitlements entitlements) {
        return new Promises(store, entitlements);
    }

    @Bean
    Attachments attachments(Blobs blobs, JdbcClient sql) {
        return new Attachments(blobs, sql);
    }

    @Bean
    ReplyAddresses replyAddresses(Secrets secrets, SupportSettings settings) {
        return new ReplyAddresses(secrets, settings);
    }

    @Bean
    Correspondence correspondence(
            Postbox postbox,
            Staff staff,
            Accounts accounts,
            ThreadStore threads,
            ReplyAddresses addresses,
            Settings settings) {
        return new Correspondence(postbox, staff, accounts, threads, addresses, settings);
    }

    @Bean
    Casebook casebook(
            TicketStore tickets,
            ThreadStore threads,
            Attachments attachments,
            Promises promises,
            Correspondence letters,
            AuditTrail audit,
            InstantSource clock) {
        return new Casebook(tickets, threads, attachments, promises, letters, audit, clock);
    }

    @Bean
    Watch supportWatch(
            TicketStore tickets,
            ThreadStore threads,
            Casebook casebook,
            Correspondence letters,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        return new Watch(tickets, threads, casebook, letters, jobs, transactions, clock);
    }

    @Bean
    DurableJob watchingFirstAnswers(Watch watch) {
        return watch.job();
    }

    @Bean
    RecurringJob closingSolvedTickets(Watch watch) {
        return new RecurringJob("support.close-solved", Duration.ofHours(1), watch::closeOld);
    }

    @Bean
    Tickets tickets(
            TicketStore store,
            ThreadStore threads,
            Casebook casebook,
            Attachments attachments,
            Watch watch,
            Promises promises,
            Transactions transactions,
            InstantSource clock) {
        return new Tickets(
                store, threads, casebook, attachments, watch, promises, transactions, clock);
    }

    @Bean
    SupportQueue supportQueue(
            TicketStore store,
            ThreadStore threads,
            Casebook casebook,
            Attachments attachments,
            Correspondence letters,
            Accounts accounts,
            Transactions transactions,
            InstantSource clock) {
        return new SupportQueue(
                store, threads, casebook, attachments, letters, accounts, transactions, clock);
    }

    @Bean
    Support support(JdbcClient sql, Transactions transactions, InstantSource clock) {
        return new Support(sql, transactions, clock);
    }
}
