package io.tributary.billing.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Papers;
import io.tributary.portal.spi.Visitor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Set;

/** What the pages about documents need, and where they stand in the menu. */
@Configuration(proxyBeanMethods = false)
class DocumentsWeb {
    private static final Set<String> PAYING =
            Set.of(Role.OWNER.label(), Role.ADMIN.label(), Role.FINANCE.label());

    @Bean
    InvoicePaper invoicePaper(Papers papers) {
        return new InvoicePaper(papers);
    }

    @Bean
    MenuEntry invoicesEntry() {
        return new MenuEntry(
                "Billing", "Invoices", InvoiceController.HOME, "inbox", 220, DocumentsWeb::pays);
    }

    @Bean
    MenuEntry billingProfileEntry() {
        return new MenuEntry(
                "Billing",
                "Billing profile",
                ProfileController.PATH,
                "building",
                230,
                DocumentsWeb::pays);
    }

    @Bean
    MenuEntry receivablesEntry(OperatorMenu menu) {
        return menu.entry(
                "The books", "Receivables", ReceivablesController.RECEIVABLES, "wallet", 760);
    }

    @Bean
    MenuEntry dunningEntry(OperatorMenu menu) {
        return menu.entry("The books", "Dunning", ReceivablesController.DUNNING, "clock", 770);
    }

    static boolean pays(Visitor visitor) {
        var organization = visitor.organization();
        return organization != null && PAYING.contains(organization.role());
    }
}
