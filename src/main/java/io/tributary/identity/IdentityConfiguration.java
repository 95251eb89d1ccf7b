package io.tributary.identity;

import io.tributary.platform.Broadcast;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    AuditTrail auditTrail(Transactions transactions, JdbcClient sql, InstantSource clock) {
        return new AuditTrail(transactions, sql, clock);
    }

    @Bean
    Organizations organizations(
            Transactions transactions,
            JdbcClient sql,
            Broadcast broadcast,
            AuditTrail audit,
            InstantSource clock) {
        return new Organizations(new OrganizationStore(sql), transactions, broadcast, audit, clock);
    }

    @Bean
    Entitlements entitlements(
            Transactions transactions, JdbcClient sql, Broadcast broadcast, InstantSource clock) {
        return new Entitlements(new EntitlementStore(sql), transactions, broadcast, clock);
    }
}
