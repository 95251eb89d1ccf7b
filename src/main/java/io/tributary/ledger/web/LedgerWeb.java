package io.tributary.ledger.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Set;

/** Where the books stand in the menu. */
@Configuration(proxyBeanMethods = false)
class LedgerWeb {
    private static final Set<String> PAYING =
            Set.of(Role.OWNER.label(), Role.ADMIN.label(), Role.FINANCE.label());

    @Bean
    MenuEntry booksEntry(OperatorMenu menu) {
        return menu.entry("The books", "Trial balance", JournalController.HOME, "list", 750);
    }

    @Bean
    MenuEntry ownAccountsEntry() {
        return new MenuEntry(
                "Billing",
                "Accounts",
                OwnAccountsController.HOME,
                "book",
                235,
                visitor -> {
                    var organization = visitor.organization();
                    return organization != null && PAYING.contains(organization.role());
                });
    }

    @Bean
    MenuEntry checksEntry(OperatorMenu menu) {
        return menu.entry("The books", "Money check", ChecksController.HOME, "check-circle", 790);
    }
}
