package io.tributary.payments.web;

import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Set;

/** Where cards stand in the menu. */
@Configuration(proxyBeanMethods = false)
class PaymentsWeb {
    private static final Set<String> PAYING =
            Set.of(Role.OWNER.label(), Role.ADMIN.label(), Role.FINANCE.label());

    @Bean
    MenuEntry cardsEntry() {
        return new MenuEntry(
                "Billing",
                "Cards",
                CardsController.HOME,
                "wallet",
                240,
                visitor -> {
                    var organization = visitor.organization();
                    return organization != null && PAYING.contains(organization.role());
                });
    }
}
