package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.Operators;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.kernel.Figures;
import io.tributary.kernel.PersonalRecords;
import io.tributary.ledger.Ledger;
import io.tributary.notify.EventTypes;
import io.tributary.notify.Events;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.Payments;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.util.Map;

/** Puts together what is about documents: invoices, tax, collection, dunning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LegalEntity.class)
@Import(InvoiceBookChecks.class)
class InvoiceConfiguration {
    @Bean
    ProblemCatalogue invoiceProblems() {
        return ProblemCatalogue.of(InvoiceProblem.values());
    }

    @Bean
    Figures billingFigures() {
        return new Figures(
                Map.of(
                        "trial.days",
                        () -> Integer.toString(Subscriptions.TRIAL_DAYS),
                        "dunning.last-day",
                        () -> Integer.toString(DunningPlan.lastDay())));
    }

    @Bean
    PersonalRecords billingRecords(JdbcClient sql) {
        return BillingRecords.of(sql);
    }

    @Bean
    TaxRates taxRates(JdbcClient sql) {
        return new TaxRates(sql);
    }

    /** A bean of {@link SalesTax} that is {@code @Primary} goes before the table. */
    @Bean
    Taxation taxation(LegalEntity seller, TaxRates rates, SalesTax salesTax) {
        return new Taxation(seller, rates, salesTax);
    }

    @Bean
    BillingProfiles billingProfiles(
            JdbcClient sql,
            Transactions transactions,
            Organizations organizations,
            Staff staff,
            AuditTrail audit,
            LegalEntity seller,
            InstantSource clock) {
        return new BillingProfiles(sql, transactions, organizations, staff, audit, seller, clock);
    }

    @Bean
    InvoiceStore invoiceStore(JdbcClient sql) {
        return new InvoiceStore(sql);
    }

    @Bean
    Receivables receivables(JdbcClient sql, InstantSource clock) {
        return new Receivables(sql, clock);
    }

    @Bean
    CustomerCredit customerCredit(Receivables receivables, Payments payments) {
        return new CustomerCredit(receivables, payments);
    }

    @Bean
    Agenda agenda(Jobs jobs, ObjectProvider<Collecting> collectors) {
        return new Agenda(jobs, collectors);
    }

    @Bean
    DurableJob collectingInvoices(Agenda agenda) {
        return agenda.collecting();
    }

    @Bean
    DurableJob dunningInvoices(Agenda agenda) {
        return agenda.dunning();
    }

    @Bean
    Finalising finalising(
            InvoiceStore store,
            Receivables receivables,
            CustomerCredit credit,
            Ledger ledger,
            Agenda agenda,
            Events events,
            LegalEntity seller,
            InstantSource clock) {
        return new Finalising(store, receivables, credit, ledger, agenda, events, seller, clock);
    }

    @Bean
    EventTypes billingEvents() {
        return BillingEvents.ALL;
    }

    @Bean
    Drafting drafting(
            InvoiceStore store,
            Taxation taxation,
            BillingProfiles profiles,
            LegalEntity seller,
            InstantSource clock) {
        return new Drafting(store, taxation, profiles, seller, clock);
    }

    @Bean
    Voiding voiding(
            InvoiceStore store, Receivables receivables, Ledger ledger, InstantSource clock) {
        return new Voiding(store, receivables, ledger, clock);
    }

    @Bean
    Invoices invoices(
            InvoiceStore store,
            Drafting drafting,
            Finalising finalising,
            Voiding voiding,
            Dunning dunning,
            Transactions transactions) {
        return new Invoices(store, drafting, finalising, voiding, dunning, transactions);
    }

    @Bean
    Letters invoiceLetters(Postbox postbox, BillingProfiles profiles, Settings settings) {
        return new Letters(postbox, profiles, settings);
    }

    @Bean
    DunningStore dunningStore(JdbcClient sql) {
        return new DunningStore(sql);
    }

    @Bean
    Dunning dunning(
            DunningStore store,
            Agenda agenda,
            Letters letters,
            Organizations organizations,
            Operators operators,
            Transactions transactions,
            InstantSource clock) {
        return new Dunning(store, agenda, letters, organizations, operators, transactions, clock);
    }

    @Bean
    AgedReceivables agedReceivables(
            JdbcClient sql,
            Organizations organizations,
            Transactions transactions,
            InstantSource clock) {
        return new AgedReceivables(sql, organizations, transactions, clock);
    }

    @Bean
    Reminding reminding(
            Dunning dunning,
            Agenda agenda,
            Letters letters,
            Transactions transactions,
            LegalEntity seller,
            InstantSource clock) {
        return new Reminding(dunning, agenda, letters, transactions, seller, clock);
    }

    @Bean
    InvoicePayments invoicePayments(
            InvoiceStore invoices,
            Receivables receivables,
            CustomerCredit credit,
            Dunning dunning,
            Reminding reminding,
            Letters letters,
            Events events) {
        return new InvoicePayments(
                invoices, receivables, credit, dunning, reminding, letters, events);
    }

    @Bean
    Offsetting offsetting(
            InvoiceStore invoices,
            CustomerCredit credit,
            Dunning dunning,
            Letters letters,
            Transactions transactions) {
        return new Offsetting(invoices, credit, dunning, letters, transactions);
    }

    @Bean
    Collecting collecting(
            InvoiceStore invoices,
            Receivables receivables,
            CustomerCredit credit,
            Offsetting offsetting,
            Reminding reminding,
            Payments payments,
            PaymentMethods methods,
            Transactions transactions) {
        return new Collecting(
                invoices,
                receivables,
                credit,
                offsetting,
                reminding,
                payments,
                methods,
                transactions);
    }
}
