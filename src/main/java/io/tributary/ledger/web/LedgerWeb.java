package io.tributary.ledger.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the books stand in the menu. */
@Configuration(proxyBeanMethods = false)
class LedgerWeb {
    @Bean
    MenuEntry booksEntry(OperatorMenu menu) {
        return menu.entry("The books", "Trial balance", JournalController.HOME, "list", 750);
    }

    @Bean
    MenuEntry checksEntry(OperatorMenu menu) {
        return menu.entry("The books", "Money check", ChecksController.HOME, "check-circle", 790);
    }
}
