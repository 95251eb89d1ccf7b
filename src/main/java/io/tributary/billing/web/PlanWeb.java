package io.tributary.billing.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Set;

/** Where plans stand in the menu. */
@Configuration(proxyBeanMethods = false)
class PlanWeb {
    private static final Set<String> PAYING =
            Set.of(Role.OWNER.label(), Role.ADMIN.label(), Role.FINANCE.label());

    @Bean
    MenuEntry revenueEntry(OperatorMenu menu) {
        return menu.entry(
                "The books", "Recurring revenue", RevenueController.REVENUE, "chart", 750);
    }

    @Bean
    MenuEntry contractsEntry(OperatorMenu menu) {
        return menu.entry("The books", "Contracts", ContractsController.PATH, "book", 740);
    }

    @Bean
    MenuEntry servicesEntry(OperatorMenu menu) {
        return menu.entry(
                "The books", "Service levels", ServiceController.OPERATORS, "check-circle", 745);
    }

    @Bean
    MenuEntry parkedEntry(OperatorMenu menu) {
        return menu.entry("The books", "Parked customers", RevenueController.PARKED, "alert", 780);
    }

    @Bean
    MenuEntry planEntry() {
        return new MenuEntry(
                "Billing",
                "Plan",
                PlanController.HOME,
                "wallet",
                200,
                visitor -> {
                    var organization = visitor.organization();
                    return organization != null && PAYING.contains(organization.role());
                });
    }
}
