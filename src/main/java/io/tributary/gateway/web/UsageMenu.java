package io.tributary.gateway.web;

import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Visitor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the pages about usage stand in the menu. */
@Configuration(proxyBeanMethods = false)
class UsageMenu {
    @Bean
    MenuEntry dashboardEntry() {
        return new MenuEntry(
                "API",
                "Dashboard",
                DashboardController.PATH,
                "home",
                10,
                visitor -> visitor.organization() != null);
    }

    @Bean
    MenuEntry analyticsEntry() {
        return new MenuEntry(
                "API",
                "Analytics",
                AnalyticsController.PATH,
                "chart",
                30,
                visitor -> visitor.organization() != null);
    }

    @Bean
    MenuEntry requestsEntry() {
        return new MenuEntry(
                "API",
                "Request log",
                RequestsController.HOME,
                "list",
                22,
                UsageMenu::mayLookAtCalls);
    }

    /** Keys and single calls are nothing that finance needs. */
    static boolean mayLookAtCalls(Visitor visitor) {
        var organization = visitor.organization();
        return organization != null && !organization.role().equals(Role.FINANCE.label());
    }
}
