package io.tributary.platform;

import com.zaxxer.hikari.HikariDataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

/** The database, its pool for the application's role, and the transactions that run for someone. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    Secrets secrets(Settings settings) {
        return Secrets.of(settings);
    }

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(
            ObjectProvider<EarlyDatabase> early, Settings settings, Secrets secrets) {
        var opening = early.getIfAvailable();
        return opening == null ? DatabaseServer.open(settings.database(), secrets) : opening.take();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseServer server, Settings settings) {
        var login = server.application();
        var pool = new HikariDataSource();
        pool.setPoolName("application");
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.username());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(settings.database().connections());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "tributary");
        return pool;
    }

    @Bean
    ScopedTransactionManager transactionManager(DataSource pool) {
        return new ScopedTransactionManager(pool);
    }

    @Bean
    JdbcClient jdbcClient(DataSource pool) {
        return JdbcClient.create(pool);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource pool) {
        return new JdbcTemplate(pool);
    }

    @Bean
    Transactions transactions(ScopedTransactionManager manager, JdbcClient sql) {
        return new Transactions(manager, sql);
    }

    /** Sessions belong to visitors, not to organizations. */
    @Bean
    TransactionOperations springSessionTransactionOperations(ScopedTransactionManager manager) {
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
