package io.tributary.gateway;

import io.tributary.identity.AuditTrail;
import io.tributary.metering.Metering;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Scope;
import io.tributary.platform.Secrets;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.InstantSource;

/** What calls are signed with, and from where keys are used. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
    static final Duration CALLERS_KEPT = Duration.ofDays(35);

    @Bean
    SigningStore signingStore(JdbcClient sql) {
        return new SigningStore(sql);
    }

    @Bean
    SigningKeys signingKeys(
            SigningStore store,
            KeyStore keys,
            Secrets secrets,
            AuditTrail audit,
            Transactions transactions,
            KeyNews news,
            InstantSource clock) {
        return new SigningKeys(store, keys, secrets, audit, transactions, news, clock);
    }

    @Bean(destroyMethod = "close")
    Nonces nonces(Transactions transactions, JdbcClient sql) {
        return new Nonces(transactions, sql);
    }

    @Bean
    SignatureCheck signatureCheck(Nonces nonces, GatewaySettings settings) {
        return new SignatureCheck(nonces::take, settings.signatureTolerance());
    }

    @Bean
    RecurringJob forgetNonces(Nonces nonces, InstantSource clock) {
        return new RecurringJob(
                "gateway.forget-nonces",
                Duration.ofMinutes(5),
                () -> nonces.forget(clock.instant()));
    }

    @Bean
    CallerStore callerStore(JdbcClient sql) {
        return new CallerStore(sql);
    }

    @Bean(destroyMethod = "close")
    CallerLog callerLog(Transactions transactions, CallerStore store) {
        return new CallerLog(transactions, store);
    }

    @Bean
    RecurringJob forgetCallers(Transactions transactions, CallerStore store, InstantSource clock) {
        return new RecurringJob(
                "gateway.forget-callers",
                Duration.ofDays(1),
                () ->
                        transactions.run(
                                Scope.system("old callers of keys"),
                                () -> store.forget(clock.instant().minus(CALLERS_KEPT))));
    }

    @Bean
    SigningActs signingActs(ApiKeys keys, SigningKeys signing) {
        return new SigningActs(keys, signing);
    }

    @Bean
    ReadSigning readSigning(SigningActs acts) {
        return new ReadSigning(acts);
    }

    @Bean
    RequireSigning requireSigning(SigningActs acts) {
        return new RequireSigning(acts);
    }

    @Bean
    AddSigningKey addSigningKey(SigningActs acts) {
        return new AddSigningKey(acts);
    }

    @Bean
    EndSigningKey endSigningKey(SigningActs acts) {
        return new EndSigningKey(acts);
    }

    @Bean
    Rotations rotations(
            ApiKeys keys,
            Metering metering,
            CallerLog log,
            CallerStore callers,
            Transactions transactions,
            InstantSource clock,
            GatewaySettings settings) {
        return new Rotations(
                keys, metering, log, callers, transactions, clock, settings.quietTime());
    }

    @Bean
    AddressLists addressLists(
            KeyStore keys,
            CallerLog log,
            CallerStore callers,
            AuditTrail audit,
            Transactions transactions,
            KeyNews news,
            InstantSource clock) {
        return new AddressLists(keys, log, callers, audit, transactions, news, clock);
    }
}
