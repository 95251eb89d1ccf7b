package io.tributary.legal;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.LiveRequirement;
import io.tributary.identity.Staff;
import io.tributary.kernel.Figures;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LegalEntity.class)
class LegalConfiguration {
    @Bean
    ProblemCatalogue legalProblems() {
        return ProblemCatalogue.of(LegalProblem.values());
    }

    @Bean
    VersionStore legalVersionStore(JdbcClient sql) {
        return new VersionStore(sql);
    }

    @Bean
    AcceptanceStore acceptanceStore(JdbcClient sql) {
        return new AcceptanceStore(sql);
    }

    @Bean
    Figures houseFigures(Entitlements entitlements, LegalEntity house) {
        return HouseFigures.of(entitlements, house);
    }

    @Bean
    Announcing announcingDocuments(
            AcceptanceStore acceptances,
            VersionStore versions,
            Staff staff,
            Postbox postbox,
            Jobs jobs,
            Transactions transactions,
            Settings settings) {
        return new Announcing(acceptances, versions, staff, postbox, jobs, transactions, settings);
    }

    @Bean
    DurableJob announceDocuments(Announcing announcing) {
        return announcing.job();
    }

    @Bean
    Documents legalDocuments(
            VersionStore store,
            ObjectProvider<Figures> figures,
            Announcing announcing,
            Transactions transactions,
            InstantSource clock) {
        return new Documents(store, new Editions(figures), announcing, transactions, clock);
    }

    /** Once every module has said what it keeps to. */
    @Bean
    SmartInitializingSingleton firstVersions(Documents documents) {
        return documents::publishFirst;
    }

    @Bean
    Acceptances acceptances(
            AcceptanceStore store,
            VersionStore versions,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new Acceptances(store, versions, audit, transactions, clock);
    }

    @Bean
    TermsAccepted termsAccepted(Acceptances acceptances) {
        return new TermsAccepted(acceptances);
    }

    @Bean
    LiveRequirement acceptedDocuments(Acceptances acceptances) {
        return organization -> {
            var missing = acceptances.missing(organization);
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            missing.stream()
                                    .map(LegalDocument::title)
                                    .collect(
                                            Collectors.joining(
                                                    " and the ",
                                                    "An owner or admin accepts the ",
                                                    " first, on the page Legal.")));
        };
    }
}
