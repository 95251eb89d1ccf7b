package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.SpringHttpSessionConfiguration;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;

/**
 * Sessions in PostgreSQL. Put together here because Spring Session's own configuration asks the
 * database what it is, and so waits for it, when much of a start is still to be done.
 */
@Configuration(proxyBeanMethods = false)
@Import(SpringHttpSessionConfiguration.class)
class SessionConfiguration {
    /** How long the session of somebody rests who is not signed in; signing in prolongs it. */
    private static final Duration UNKNOWN = Duration.ofDays(1);

    @Bean
    JdbcIndexedSessionRepository sessionRepository(
            JdbcTemplate sql, ScopedTransactionManager manager) {
        var sessions = new JdbcIndexedSessionRepository(sql, ofVisitors(manager));
        sessions.setDefaultMaxInactiveInterval(UNKNOWN);
        return sessions;
    }

    /** Sessions belong to visitors, not to organizations. */
    private static TransactionOperations ofVisitors(ScopedTransactionManager manager) {
        var template = new TransactionTemplate(manager);
        var system = Scope.system("sessions");
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                return ScopedValue.where(ScopedTransactionManager.SCOPE, system)
                        .call(() -> template.execute(action));
            }
        };
    }
}
