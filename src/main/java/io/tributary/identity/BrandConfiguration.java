package io.tributary.identity;

import io.tributary.platform.Blobs;
import io.tributary.platform.Broadcast;
import io.tributary.platform.FeatureUse;
import io.tributary.platform.Letterheads;
import io.tributary.platform.OutboundHttp;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Seal;
import io.tributary.platform.Secrets;
import io.tributary.platform.Settings;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Puts together what organizations wear and the names they own. */
@Configuration(proxyBeanMethods = false)
class BrandConfiguration {
    private static final String LOCALHOST = "localhost";

    /**
     * @param more names of the house beside those of its pages and its API
     */
    @Bean
    Hosts hosts(
            Transactions transactions,
            JdbcClient sql,
            Broadcast broadcast,
            Settings settings,
            InstantSource clock,
            @Value("${tributary.hosts:}") Set<String> more) {
        var hosts = new Hosts(new DomainStore(sql), transactions, clock, settings, more);
        broadcast.listen(Organizations.TOPIC, hosts);
        return hosts;
    }

    /**
     * @param resolver where TXT records are asked for
     */
    @Bean
    DomainProof domainProof(
            Settings settings, @Value("${tributary.dns.resolver:dns:}") String resolver) {
        var dns = new DnsProof(resolver);
        return LOCALHOST.equals(settings.publicUrl().getHost()) ? new LocalProof(dns) : dns;
    }

    @Bean
    Domains domains(
            DomainProof proof,
            Hosts hosts,
            Entitlements entitlements,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new Domains(
                new DomainStore(sql),
                proof,
                hosts,
                entitlements,
                audit,
                broadcast,
                transactions,
                clock);
    }

    @Bean
    RecurringJob lookAtDomains(Domains domains) {
        return new RecurringJob("identity.look-at-domains", Duration.ofHours(1), domains::checkDue);
    }

    @Bean
    Brands brands(
            Entitlements entitlements,
            Domains domains,
            Hosts hosts,
            Blobs blobs,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        var brands =
                new Brands(
                        new Brands.Parts(
                                new BrandStore(sql),
                                new OrganizationStore(sql),
                                entitlements,
                                domains,
                                hosts,
                                blobs,
                                audit,
                                broadcast,
                                transactions,
                                clock));
        broadcast.listen(Organizations.TOPIC, brands);
        return brands;
    }

    @Bean
    IssuerClient issuerClient(OutboundHttp http) {
        return new IssuerClient(http);
    }

    @Bean
    Issuers issuers(
            Domains domains,
            IssuerClient client,
            OutboundHttp http,
            Staff staff,
            Secrets secrets,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new Issuers(
                new Issuers.Parts(
                        new IssuerStore(sql),
                        domains,
                        client,
                        http,
                        staff,
                        new Seal(secrets.derive("identity/issuer-secret")),
                        audit,
                        broadcast,
                        transactions,
                        clock));
    }

    @Bean
    IssuerSignIn issuerSignIn(
            Issuers issuers,
            IssuerClient client,
            Staff staff,
            Throttle throttle,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        return new IssuerSignIn(
                new IssuerSignIn.Parts(
                        new IssuerStore(sql),
                        issuers,
                        client,
                        staff,
                        throttle,
                        transactions,
                        clock));
    }

    @Bean
    RecurringJob forgetOldTrips(IssuerSignIn signIn) {
        return new RecurringJob(
                "identity.forget-old-trips", Duration.ofHours(1), signIn::forgetTrips);
    }

    @Bean
    FeatureUse whiteLabelUse(Brands brands) {
        return new FeatureUse("White label", "A brand that pages and mail wear.", brands::wearers);
    }

    @Bean
    FeatureUse ownHostUse(Hosts hosts) {
        return new FeatureUse(
                "Own domain", "A proven name at which pages are shown.", hosts::owners);
    }

    @Bean
    FeatureUse issuerUse(Domains domains) {
        return new FeatureUse(
                "Sign-in by OpenID Connect",
                "An issuer, and a proven name whose people it signs in.",
                domains::vouchedFor);
    }

    @Bean
    Letterheads letterheads(Brands brands) {
        return brands::letterhead;
    }
}
