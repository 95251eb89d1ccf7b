package io.tributary.privacy;

import io.tributary.identity.Accounts;
import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.RetentionRule;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.Postbox;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Scope;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {
    private static final Scope FORGETTING = Scope.system("what privacy kept long enough");
    private static final int THREE_YEARS = 3 * 365;

    @Bean
    ProblemCatalogue privacyProblems() {
        return ProblemCatalogue.of(PrivacyProblem.values());
    }

    @Bean
    ConsentStore consentStore(JdbcClient sql) {
        return new ConsentStore(sql);
    }

    @Bean
    Consents consents(
            ConsentStore store,
            Accounts accounts,
            ApplicationEventPublisher events,
            Transactions transactions,
            InstantSource clock) {
        return new Consents(store, accounts, events, transactions, clock);
    }

    @Bean
    OpenMatter requestsOfPersons(Requests requests) {
        return () -> {
            var open = requests.open();
            return new OpenMatter.Standing(
                    "Requests about personal data",
                    open.size(),
                    open.stream().map(Request::receivedAt).min(Instant::compareTo).orElse(null),
                    "A copy or an erasure that somebody asked for; each has 30 days, and at most a"
                            + " month.",
                    "/operator/privacy");
        };
    }

    @Bean
    Guard guard(JdbcClient sql, Transactions transactions, InstantSource clock) {
        return new Guard(sql, transactions, clock);
    }

    @Bean
    PersonalRegister personalRegister(ObjectProvider<PersonalRecords> modules) {
        return new PersonalRegister(modules);
    }

    @Bean
    PersonalRecords privacyRecords(Consents consents, JdbcClient sql) {
        return new PrivacyRecords(consents, sql);
    }

    @Bean
    Receipts receipts(JdbcClient sql, Transactions transactions, InstantSource clock) {
        return new Receipts(sql, transactions, clock);
    }

    @Bean
    RequestStore requestStore(JdbcClient sql) {
        return new RequestStore(sql);
    }

    @Bean
    Erasing erasing(
            RequestStore requests,
            PersonalRegister register,
            Receipts receipts,
            Accounts accounts,
            Postbox postbox,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        return new Erasing(
                requests,
                register,
                receipts,
                accounts,
                new Letters(postbox, settings),
                transactions,
                clock);
    }

    @Bean
    DurableJob erasure(Erasing erasing) {
        return new DurableJob("privacy.erase", 10, id -> erasing.run(UUID.fromString(id)));
    }

    @Bean
    Requests requests(
            RequestStore store,
            PersonalRegister register,
            Erasing erasing,
            @Qualifier("erasure") DurableJob erasure,
            Jobs jobs,
            Accounts accounts,
            Postbox postbox,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        return new Requests(
                store,
                register,
                erasing,
                erasure,
                jobs,
                accounts,
                new Letters(postbox, settings),
                transactions,
                clock);
    }

    @Bean
    RecurringJob lapseRequests(Requests requests) {
        return new RecurringJob("privacy.lapse-requests", Duration.ofHours(1), requests::lapse);
    }

    @Bean
    Retention retention(
            ObjectProvider<RetentionRule> rules,
            JdbcClient sql,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        return new Retention(rules, sql, jobs, transactions, clock);
    }

    @Bean
    DurableJob forgetting(Retention retention) {
        return new DurableJob("privacy.forget", 5, retention::run);
    }

    @Bean
    RecurringJob arrangeForgetting(
            Retention retention, @Qualifier("forgetting") DurableJob forgetting) {
        return new RecurringJob(
                "privacy.arrange-forgetting",
                Duration.ofDays(1),
                () -> retention.arrange(forgetting));
    }

    @Bean
    RetentionRule consentRetention(ConsentStore store, Transactions transactions) {
        return new RetentionRule(
                "privacy.consents",
                "What was agreed to, after it was taken back",
                "To show that there was a consent when it was acted on (GDPR Art. 7(1)).",
                THREE_YEARS,
                before -> transactions.in(FORGETTING, () -> store.forget(before)));
    }

    @Bean
    RetentionRule requestRetention(RequestStore store, Transactions transactions) {
        return new RetentionRule(
                "privacy.requests",
                "Requests that were answered",
                "To show that they were answered in time.",
                THREE_YEARS,
                before -> transactions.in(FORGETTING, () -> store.forget(before)));
    }

    @Bean
    RetentionRule receiptRetention(Receipts receipts, Transactions transactions) {
        return new RetentionRule(
                "privacy.receipts",
                "Receipts of erasures that are not valid any more",
                "They name nobody; this is tidiness.",
                1,
                before -> transactions.in(FORGETTING, () -> receipts.forget(before)));
    }

    @Bean
    RetentionRule seriesRetention(Guard guard, Transactions transactions) {
        return new RetentionRule(
                "privacy.series",
                "Counts that were last told of a series",
                "So that two tables of it do not tell who came or went in between.",
                365,
                before -> transactions.in(FORGETTING, () -> guard.forget(before)));
    }

    @Bean
    RetentionRule runRetention(ObjectProvider<Retention> retention, Transactions transactions) {
        return new RetentionRule(
                "privacy.retention-runs",
                "Notes of what these rules deleted",
                "To show that they ran.",
                THREE_YEARS,
                before ->
                        transactions.in(
                                FORGETTING, () -> retention.getObject().forgetRuns(before)));
    }
}
