package io.tributary.billing;

import io.tributary.platform.FeatureUse;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What those who run the house ask about customers. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {
    @Bean
    Customers customers(JdbcClient sql, Transactions transactions) {
        return new Customers(sql, transactions);
    }

    @Bean
    FeatureUse subscribing(Customers customers) {
        return new FeatureUse(
                "Subscriptions", "A trial or a subscription.", () -> customers.plans().keySet());
    }

    @Bean
    OpenMatter parkedCustomers(BillingRun run) {
        return () ->
                new OpenMatter.Standing(
                        "Parked customers",
                        run.parked().size(),
                        null,
                        "Subscriptions that could not be billed.",
                        "/operator/books/parked");
    }
}
