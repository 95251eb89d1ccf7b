package io.tributary.gateway;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.LiveRequirement;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.kernel.PersonalRecords;
import io.tributary.metering.Metering;
import io.tributary.notify.EventTypes;
import io.tributary.notify.Events;
import io.tributary.platform.AddressRange;
import io.tributary.platform.Broadcast;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.Postbox;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Secrets;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {
    @Bean
    KeyStore keyStore(JdbcClient sql) {
        return new KeyStore(sql);
    }

    @Bean
    OriginStore originStore(JdbcClient sql) {
        return new OriginStore(sql);
    }

    @Bean
    PersonalRecords gatewayRecords(JdbcClient sql) {
        return GatewayRecords.of(sql);
    }

    @Bean
    Changes changes() {
        return new Changes();
    }

    @Bean
    KeyNews keyNews(Broadcast broadcast, Changes changes) {
        return new KeyNews(broadcast, changes);
    }

    @Bean
    KeyDigest.Maker keyDigests(Secrets secrets) {
        return new KeyDigest.Maker(secrets.derive("gateway/api-keys"));
    }

    @Bean
    PastCalls pastCalls(LastUses lastUses, CallerLog callers) {
        return new PastCalls(lastUses, callers);
    }

    @Bean(destroyMethod = "close")
    LastUses lastUses(Transactions transactions, KeyStore keys) {
        return new LastUses(transactions, keys);
    }

    @Bean
    Limiters limiters(Metering metering, InstantSource clock) {
        return new Limiters(metering, clock);
    }

    @Bean
    Scopes scopes(ObjectProvider<ApiEndpoint> endpoints) {
        return new Scopes(endpoints::stream);
    }

    @Bean
    KeyAllowance keyAllowance(
            Entitlements entitlements, ObjectProvider<LiveRequirement> requirements) {
        return new KeyAllowance(entitlements, requirements);
    }

    @Bean
    ApiKeys apiKeys(
            KeyStore store,
            SigningStore signing,
            KeyDigest.Maker digests,
            KeyAllowance allowance,
            KeyHistory history,
            Transactions transactions,
            LastUses lastUses,
            InstantSource clock) {
        return new ApiKeys(
                store, signing, digests, allowance, history, transactions, lastUses, clock);
    }

    @Bean
    FirstTestKey firstKey(ApiKeys keys, Scopes scopes) {
        return new FirstTestKey(keys, scopes);
    }

    @Bean
    KeyHistory keyHistory(
            AuditTrail audit,
            Events events,
            Staff staff,
            Postbox postbox,
            Settings settings,
            KeyNews news) {
        return new KeyHistory(audit, events, new LeakLetter(staff, postbox, settings), news);
    }

    @Bean
    EventTypes keyEvents() {
        return KeyEvents.ALL;
    }

    @Bean
    RecurringJob settleEndedKeys(ApiKeys keys) {
        return new RecurringJob(
                "gateway.settle-ended-keys", Duration.ofMinutes(1), keys::settleEnded);
    }

    @Bean
    Origins origins(
            OriginStore store,
            AuditTrail audit,
            Transactions transactions,
            KeyNews news,
            InstantSource clock) {
        return new Origins(store, audit, transactions, news, clock);
    }

    @Bean
    KeyReader keyReader(
            Transactions transactions,
            KeyStore keys,
            OriginStore origins,
            RecordingStore recordings,
            Organizations organizations,
            Entitlements entitlements,
            Limiters limiters,
            LastUses lastUses,
            CallerLog callers,
            SigningKeys signing,
            Changes changes,
            InstantSource clock) {
        return new KeyReader(
                transactions,
                keys,
                origins,
                recordings,
                organizations,
                entitlements,
                limiters,
                lastUses,
                callers,
                signing,
                changes,
                clock);
    }

    @Bean
    KeyRing keyRing(KeyDigest.Maker digests, Changes changes, KeyReader reader) {
        return new KeyRing(digests, changes, reader::read);
    }

    @Bean
    ApiRoutes apiRoutes(ObjectProvider<ApiEndpoint> endpoints) {
        return new ApiRoutes(endpoints.stream().toList());
    }

    @Bean
    Gate gate(
            ApiRoutes routes,
            KeyRing ring,
            Metering metering,
            CallTimings timings,
            Recordings recordings,
            ApiKeys keys,
            SignatureCheck signatures,
            Settings settings,
            InstantSource clock) {
        return new Gate(
                routes,
                ring,
                usage -> {
                    timings.note(usage);
                    metering.record(usage);
                },
                recordings::record,
                keys::expose,
                signatures,
                settings,
                clock);
    }

    @Bean
    Country country(GatewaySettings gateway, Settings settings) {
        var header = gateway.countryHeader();
        var database = gateway.countryDatabase();
        if (header != null) {
            return Country.header(
                    header, settings.trustedProxies().stream().map(AddressRange::parse).toList());
        }
        return database == null ? Country.UNKNOWN : Country.database(database);
    }

    /**
     * Ahead of everything but the check of the host's name: what is the API's never reaches
     * sessions, security or pages.
     */
    @Bean
    FilterRegistrationBean<ApiDoor> apiDoor(
            Gate gate,
            Origins origins,
            Country country,
            ClientConnections connections,
            InstantSource clock,
            Settings settings) {
        var door =
                new FilterRegistrationBean<>(
                        new ApiDoor(
                                gate,
                                origins,
                                country,
                                connections,
                                clock,
                                settings.apiHostName()));
        door.addUrlPatterns(ApiRoute.PREFIX + "*", "/v1/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return door;
    }

    @Bean
    GateWarmup gateWarmup(ApiRoutes routes, Settings settings, InstantSource clock) {
        return new GateWarmup(routes, settings, clock);
    }

    @Bean
    ApiReference apiReference(ApiRoutes routes, Settings settings) {
        return new ApiReference(routes.all(), settings);
    }
}
