package io.tributary.billing;

import io.tributary.identity.Approvals;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Refunds of credit, by one person or two. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {
    @Bean
    CreditRefunds creditRefunds(Collecting collecting, Approvals approvals, Jobs jobs) {
        return new CreditRefunds(collecting, approvals, jobs);
    }

    @Bean
    DurableJob approvedRefunds(CreditRefunds refunds) {
        return refunds.refunding();
    }
}
