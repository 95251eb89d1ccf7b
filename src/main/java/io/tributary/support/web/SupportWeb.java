package io.tributary.support.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where support stands in the menu. */
@Configuration(proxyBeanMethods = false)
class SupportWeb {
    @Bean
    MenuEntry supportEntry() {
        return new MenuEntry(
                "Organization",
                "Support",
                TicketsController.HOME,
                "question",
                520,
                visitor -> visitor.organization() != null);
    }

    @Bean
    MenuEntry queueEntry(OperatorMenu menu) {
        return menu.entry("The house", "Support queue", QueueController.HOME, "inbox", 805);
    }
}
