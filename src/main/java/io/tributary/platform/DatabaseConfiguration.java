package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.lob.DefaultLobHandler;
import org.springframework.jdbc.support.lob.LobHandler;
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
    Database database(ObjectProvider<EarlyDatabase> early, Settings settings, Secrets secrets) {
        var begun = early.getIfAvailable();
        return begun == null ? Database.opening(settings.database(), secrets) : begun.take();
    }

    @Bean
    Backup backup(Database database) {
        return new Backup(database);
    }

    @Bean(destroyMethod = "close")
    ApplicationPool dataSource(Database database, Settings settings) {
        return new ApplicationPool(database, settings.database().connections());
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

    /** Given, so that Spring Session does not ask the database for what it needs. */
    @Bean
    @SuppressWarnings("deprecation") // Spring Session takes no other
    LobHandler springSessionLobHandler() {
        return new DefaultLobHandler();
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
