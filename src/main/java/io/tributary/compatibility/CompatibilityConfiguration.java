package io.tributary.compatibility;

import io.tributary.kernel.PersonalRecords;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Secrets;
import io.tributary.platform.Transactions;
import io.tributary.privacy.Consents;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** Puts the assessment together. */
@Configuration(proxyBeanMethods = false)
class CompatibilityConfiguration {
    @Bean
    Assessments assessments(
            Transactions transactions, JdbcClient sql, Secrets secrets, InstantSource clock) {
        return new Assessments(transactions, new AssessmentStore(sql), sealing(secrets), clock);
    }

    @Bean
    Shares shares(
            Transactions transactions,
            JdbcClient sql,
            Assessments assessments,
            Secrets secrets,
            InstantSource clock) {
        return new Shares(transactions, new ShareStore(sql), assessments, sealing(secrets), clock);
    }

    @Bean
    Research research(
            Transactions transactions,
            JdbcClient sql,
            Assessments assessments,
            Shares shares,
            InstantSource clock) {
        return new Research(transactions, new ResearchStore(sql), assessments, shares, clock);
    }

    @Bean
    ParticipantStore participantStore(JdbcClient sql) {
        return new ParticipantStore(sql);
    }

    @Bean
    Participants participants(
            ParticipantStore store,
            Assessments assessments,
            Secrets secrets,
            Consents consents,
            Transactions transactions,
            InstantSource clock) {
        return new Participants(
                store, assessments, sealing(secrets), consents, transactions, clock);
    }

    @Bean
    PersonalRecords compatibilityRecords(Participants participants, ParticipantStore store) {
        return new CompatibilityRecords(participants, store);
    }

    @Bean
    RecurringJob forgetExpiredAssessments(Assessments assessments, Shares shares) {
        return new RecurringJob(
                "compatibility.forget-expired",
                Duration.ofHours(1),
                () -> {
                    shares.deleteExpired();
                    assessments.deleteExpired();
                });
    }

    @Bean
    RecurringJob mixResearch(Research research) {
        return new RecurringJob("compatibility.mix-research", Duration.ofDays(1), research::mix);
    }

    private static Sealing sealing(Secrets secrets) {
        return new Sealing(secrets.derive("compatibility.assessment"));
    }
}
