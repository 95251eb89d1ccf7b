package io.tributary.notify.web;

import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Set;

/** Where alerts and webhooks stand in the menu. */
@Configuration(proxyBeanMethods = false)
class NotifyWeb {
    private static final Set<String> TOLD =
            Set.of(Role.OWNER.label(), Role.ADMIN.label(), Role.DEVELOPER.label());

    @Bean
    MenuEntry webhooksEntry() {
        return new MenuEntry(
                "API",
                "Webhooks",
                WebhooksController.HOME,
                "streams",
                25,
                visitor -> {
                    var organization = visitor.organization();
                    return organization != null && TOLD.contains(organization.role());
                });
    }

    @Bean
    MenuEntry alertsEntry() {
        return new MenuEntry(
                "API",
                "Alerts",
                AlertsController.HOME,
                "bell",
                15,
                visitor -> visitor.organization() != null);
    }
}
