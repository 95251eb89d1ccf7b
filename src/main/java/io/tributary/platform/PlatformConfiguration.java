package io.tributary.platform;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.RetentionRule;

import org.apache.catalina.Lifecycle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.net.ssl.SSLContext;
import javax.sql.DataSource;

/** Puts the shared mechanisms together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Settings.class, OutboundSettings.class})
class PlatformConfiguration {
    @Bean
    AdjustableClock clock(Settings settings) {
        return new AdjustableClock(settings.clock().adjustable());
    }

    @Bean
    Broadcast broadcast(Database database, JdbcClient sql) {
        return new Broadcast(database, sql);
    }

    @Bean
    ClientConnections clientConnections(Settings settings) {
        return new ClientConnections(
                settings.trustedProxies().stream().map(AddressRange::parse).toList());
    }

    @Bean
    OutboundHttp outboundHttp(OutboundSettings settings) throws NoSuchAlgorithmException {
        return new OutboundHttp(
                settings,
                name -> List.of(InetAddress.getAllByName(name)),
                SSLContext.getDefault(),
                OutboundHttp.Limits.USUAL);
    }

    @Bean
    Switches switches(
            Transactions transactions,
            JdbcClient sql,
            Broadcast broadcast,
            AdjustableClock clock,
            ObjectProvider<Switch> switches) {
        return new Switches(transactions, sql, broadcast, clock, switches);
    }

    @Bean(destroyMethod = "close")
    Failures failures(Transactions transactions, JdbcClient sql, AdjustableClock clock) {
        return new Failures(transactions, new FailureStore(sql), clock);
    }

    @Bean
    RecurringJob tidyFailures(Failures failures) {
        return new RecurringJob("platform.tidy-failures", Duration.ofHours(1), failures::tidy);
    }

    @Bean
    OpenMatter parkedJobs(Jobs jobs) {
        return () -> {
            var parked = jobs.parked();
            return new OpenMatter.Standing(
                    "Parked jobs",
                    parked.size(),
                    parked.isEmpty() ? null : parked.getLast().parkedAt(),
                    "Work that was tried until its attempts were used up.",
                    "/operator/jobs");
        };
    }

    @Bean
    OpenMatter openFailures(Failures failures) {
        return () ->
                new OpenMatter.Standing(
                        "Errors",
                        failures.open(),
                        null,
                        "Failures that nobody expected and nobody has resolved.",
                        "/operator/errors");
    }

    @Bean
    Throttle throttle(Transactions transactions, JdbcClient sql, AdjustableClock clock) {
        return new Throttle(transactions, sql, clock);
    }

    @Bean
    RecurringJob forgetOldAttempts(Throttle throttle) {
        return new RecurringJob(
                "platform.forget-old-attempts", Duration.ofDays(1), throttle::forgetOld);
    }

    @Bean
    Idempotency idempotency(
            Transactions transactions, JdbcClient sql, AdjustableClock clock, Secrets secrets) {
        return new Idempotency(transactions, sql, clock, secrets);
    }

    @Bean
    RecurringJob forgetOldAnswers(Idempotency idempotency) {
        return new RecurringJob(
                "platform.forget-old-answers", Duration.ofHours(1), idempotency::forgetOld);
    }

    @Bean
    Blobs blobs(JdbcClient sql, AdjustableClock clock) {
        return new Blobs(sql, clock);
    }

    @Bean
    Mails mails(
            Transactions transactions,
            JdbcClient sql,
            AdjustableClock clock,
            ObjectProvider<JavaMailSender> server,
            @Value("${tributary.mail.sender:tributary@localhost}") String sender) {
        return new Mails(transactions, sql, clock, server.getIfAvailable(), sender);
    }

    @Bean
    DurableJob mailSending(Mails mails) {
        return new DurableJob(Mails.JOB, 12, id -> mails.deliver(UUID.fromString(id)));
    }

    @Bean
    Postbox postbox(
            Mails mails,
            Jobs jobs,
            DurableJob mailSending,
            ObjectProvider<Letterheads> letterheads,
            Settings settings) {
        return new Postbox(
                mails,
                jobs,
                mailSending,
                organization ->
                        Optional.ofNullable(letterheads.getIfAvailable())
                                .flatMap(known -> known.of(organization)),
                settings.link(""));
    }

    @Bean
    PersonalRecords platformRecords(JdbcClient sql) {
        return PlatformRecords.of(sql);
    }

    @Bean
    RetentionRule mailRetention(Transactions transactions, JdbcClient sql) {
        return new RetentionRule(
                "platform.mail",
                "Mail that was sent",
                "To see for a while what somebody was told, when they ask.",
                90,
                before ->
                        transactions.in(
                                Scope.system("old mail"),
                                () ->
                                        (long)
                                                sql.sql(
                                                                """
                                                                delete from platform.mail
                                                                 where created_at < :before
                                                                """)
                                                        .param("before", Timestamp.from(before))
                                                        .update()));
    }

    @Bean
    Jobs jobs(
            DataSource pool,
            Transactions transactions,
            JdbcClient sql,
            AdjustableClock clock,
            ObjectProvider<DurableJob> durable,
            ObjectProvider<RecurringJob> recurring) {
        return new Jobs(pool, transactions, sql, clock, durable, recurring);
    }

    @Bean
    WarmupRunner warmupRunner(ObjectProvider<Warmup> warmups) {
        return new WarmupRunner(warmups.stream().toList());
    }

    @Bean
    LoopbackUnlessTold loopbackUnlessTold(Settings settings, Environment environment) {
        return new LoopbackUnlessTold(settings, environment);
    }

    /** The connector binds when it starts, and not before. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> portHandedOver(
            ObjectProvider<EarlyPort> early) {
        return server ->
                server.addConnectorCustomizers(
                        connector ->
                                connector.addLifecycleListener(
                                        event -> {
                                            if (event.getType()
                                                    .equals(Lifecycle.BEFORE_START_EVENT)) {
                                                early.ifAvailable(EarlyPort::giveUp);
                                            }
                                        }));
    }
}
