package io.tributary.gateway;

import io.tributary.identity.AuditTrail;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** Puts together what records bodies of calls. */
@Configuration(proxyBeanMethods = false)
class RecordingConfiguration {
    @Bean
    RecordingStore recordingStore(JdbcClient sql) {
        return new RecordingStore(sql);
    }

    @Bean(destroyMethod = "close")
    Recordings recordings(
            RecordingStore store,
            KeyNews news,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new Recordings(store, news, audit, transactions, clock);
    }

    @Bean
    RecurringJob forgetOldBodies(Recordings recordings) {
        return new RecurringJob(
                "gateway.forget-old-bodies", Duration.ofHours(1), recordings::forgetOld);
    }
}
