package io.tributary.billing;

import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.Transactions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Refunds of credit, by one person or two. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {
    @Bean
    CreditRefunds creditRefunds(
            Collecting collecting,
            Approvals approvals,
            Jobs jobs,
            AuditTrail audit,
            Transactions transactions) {
        return new CreditRefunds(collecting, approvals, jobs, audit, transactions);
    }

    @Bean
    DurableJob approvedRefunds(CreditRefunds refunds) {
        return refunds.refunding();
    }
}
