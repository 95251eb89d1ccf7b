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
        return menu.entry("The house", "Trial balance", BooksController.HOME, "list", 810);
    }

    @Bean
    MenuEntry checksEntry(OperatorMenu menu) {
        return menu.entry("The house", "Money check", ChecksController.HOME, "check-circle", 890);
    }
}
