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
import io.tributary.platform.Throttle;
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
    Shelves ticketShelves(ThreadStore threads, Blobs blobs, JdbcClient sql) {
        return new Shelves(new TicketStore(sql), threads, new Attachments(blobs, sql));
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
            Shelves shelves,
            Promises promises,
            Watch watch,
            Correspondence letters,
            AuditTrail audit,
            InstantSource clock) {
        return new Casebook(shelves, promises, watch, letters, audit, clock);
    }

    @Bean
    Watch supportWatch(
            Shelves shelves,
            Correspondence letters,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        return new Watch(shelves, letters, jobs, transactions, clock);
    }

    @Bean
    DurableJob watchingFirstAnswers(Watch watch) {
        return watch.job();
    }

    @Bean
    SolvedTickets solvedTickets(
            Shelves shelves, Casebook casebook, Transactions transactions, InstantSource clock) {
        return new SolvedTickets(shelves, casebook, transactions, clock);
    }

    @Bean
    RecurringJob closingSolvedTickets(SolvedTickets solved) {
        return new RecurringJob("support.close-solved", Duration.ofHours(1), solved::closeOld);
    }

    @Bean
    Tickets tickets(
            Shelves shelves,
            Casebook casebook,
            Promises promises,
            Transactions transactions,
            InstantSource clock) {
        return new Tickets(shelves, casebook, promises, transactions, clock);
    }

    @Bean
    SupportQueue supportQueue(
            Shelves shelves,
            Casebook casebook,
            Correspondence letters,
            Accounts accounts,
            Transactions transactions,
            InstantSource clock) {
        return new SupportQueue(shelves, casebook, letters, accounts, transactions, clock);
    }

    @Bean
    Support support(JdbcClient sql, Transactions transactions, InstantSource clock) {
        return new Support(sql, transactions, clock);
    }

    @Bean
    SupportRules supportRules(HoursStore store, JdbcClient sql, Transactions transactions) {
        return new SupportRules(store, sql, transactions);
    }

    @Bean
    MailStore supportMailStore(JdbcClient sql) {
        return new MailStore(sql);
    }

    @Bean
    Senders supportSenders(
            Accounts accounts,
            ReplyAddresses addresses,
            ThreadStore threads,
            Correspondence letters) {
        return new Senders(accounts, addresses, threads, letters);
    }

    @Bean
    MailDoor supportMailDoor(
            MailStore store,
            Senders senders,
            Shelves shelves,
            Casebook casebook,
            InstantSource clock) {
        return new MailDoor(store, senders, shelves, casebook, clock);
    }

    @Bean
    SupportMail supportMail(
            MailDoor door,
            MailStore store,
            Throttle throttle,
            Transactions transactions,
            SupportSettings settings,
            Secrets secrets) {
        return new SupportMail(door, store, throttle, transactions, settings, secrets);
    }

    @Bean
    RecurringJob forgettingOldSupportMail(SupportMail mail, InstantSource clock) {
        return new RecurringJob(
                "support.forget-old-mail", Duration.ofDays(1), () -> mail.forget(clock.instant()));
    }
}
