package io.tributary.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

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
}
