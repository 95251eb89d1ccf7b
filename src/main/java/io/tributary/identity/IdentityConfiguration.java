package io.tributary.identity;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.RetentionRule;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Mails;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.Postbox;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Settings;
import io.tributary.platform.Switch;
import io.tributary.platform.Switches;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApprovalSettings.class, LegalEntity.class})
@Import(BrandConfiguration.class)
class IdentityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityConfiguration.class);

    @Bean
    ProblemCatalogue identityProblems() {
        return ProblemCatalogue.of(IdentityProblem.values());
    }

    @Bean
    AuditTrail auditTrail(Transactions transactions, JdbcClient sql, InstantSource clock) {
        return new AuditTrail(transactions, sql, clock);
    }

    @Bean
    Organizations organizations(Transactions transactions, JdbcClient sql, InstantSource clock) {
        return new Organizations(new OrganizationStore(sql), transactions, clock);
    }

    @Bean
    Entitlements entitlements(
            Transactions transactions, JdbcClient sql, Broadcast broadcast, InstantSource clock) {
        return new Entitlements(new EntitlementStore(sql), transactions, broadcast, clock);
    }

    @Bean
    Letters letters(Postbox postbox, Settings settings, Brands brands, Hosts hosts) {
        return new Letters(postbox, settings, brands, hosts);
    }

    /** Whoever starts the server for real is told what is not set yet. */
    @Bean
    ApplicationRunner tellMissingSettings(Settings settings, Mails mails, LegalEntity entity) {
        return _ -> MissingSettings.of(settings, mails.areKept(), entity).forEach(LOG::warn);
    }

    /**
     * @param operators e-mail addresses of those who run the house
     */
    @Bean
    Accounts accounts(
            Transactions transactions,
            JdbcClient sql,
            Throttle throttle,
            Letters letters,
            InstantSource clock,
            @Value("${tributary.operators:}") Set<String> operators) {
        return new Accounts(
                new PersonStore(sql, operators),
                new Passwords(),
                transactions,
                throttle,
                letters,
                clock);
    }

    @Bean
    RecurringJob forgetOldLinks(Accounts accounts) {
        return new RecurringJob(
                "identity.forget-old-links", Duration.ofHours(1), accounts::forgetOldLinks);
    }

    @Bean
    Staff staff(
            Accounts accounts,
            Entitlements entitlements,
            Letters letters,
            AuditTrail audit,
            Throttle throttle,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new Staff(
                new StaffStore(sql, clock),
                accounts,
                entitlements,
                letters,
                audit,
                throttle,
                transactions);
    }

    @Bean
    Members members(
            AuditTrail audit, Transactions transactions, JdbcClient sql, InstantSource clock) {
        return new Members(new MemberStore(sql), audit, transactions, clock);
    }

    @Bean
    PersonalRecords identityRecords(
            JdbcClient sql, Entitlements entitlements, AuditTrail audit, InstantSource clock) {
        return new IdentityRecords(new StaffStore(sql, clock), sql, entitlements, audit);
    }

    @Bean
    IdentityRetention identityRetention(
            JdbcClient sql, Entitlements entitlements, Transactions transactions) {
        return new IdentityRetention(sql, entitlements, transactions);
    }

    @Bean
    RetentionRule sessionRetention(IdentityRetention retention) {
        return retention.sessions();
    }

    @Bean
    RetentionRule signUpRetention(IdentityRetention retention) {
        return retention.signUps();
    }

    @Bean
    RetentionRule invitationRetention(IdentityRetention retention) {
        return retention.invitations();
    }

    /**
     * Whoever makes the first key stands above this module, so it is looked for when it is needed.
     */
    @Bean
    SignUps signUps(
            Organizations organizations,
            Accounts accounts,
            Staff staff,
            ObjectProvider<FirstKey> keys,
            Letters letters,
            Throttle throttle,
            ApplicationEventPublisher events,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock,
            Switches switches) {
        return new SignUps(
                organizations,
                accounts,
                staff,
                organization -> keys.getObject().issue(organization),
                new ClaimStore(sql, clock),
                letters,
                throttle,
                events,
                transactions,
                switches);
    }

    @Bean
    Switch openSignUp() {
        return SignUps.OPEN;
    }

    @Bean
    Operators operators(
            Staff staff,
            Entitlements entitlements,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new Operators(
                new OrganizationStore(sql),
                staff,
                entitlements,
                audit,
                broadcast,
                transactions,
                clock);
    }

    /** What is carried out stands above this module, so it is looked for when it is approved. */
    @Bean
    Approvals approvals(
            ApprovalSettings settings,
            ObjectProvider<Approvable> kinds,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new Approvals(new ApprovalStore(sql), settings, kinds, transactions, clock);
    }

    @Bean
    OpenMatter openRequests(Approvals approvals, InstantSource clock) {
        return () -> {
            var now = clock.instant();
            var open = approvals.newest().stream().filter(one -> one.isOpen(now)).toList();
            return new OpenMatter.Standing(
                    "Approvals",
                    open.size(),
                    open.isEmpty() ? null : open.getLast().askedAt(),
                    "Acts that take a second person.",
                    "/operator/approvals");
        };
    }

    @Bean
    Presence presence(JdbcClient sql, Transactions transactions) {
        return new Presence(sql, transactions);
    }
}
