package io.tributary.settlement.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Set;

/** Where the pages of settlement stand in the menu. */
@Configuration(proxyBeanMethods = false)
class SettlementWeb {
    private static final Set<String> PAID =
            Set.of(Role.OWNER.label(), Role.ADMIN.label(), Role.FINANCE.label());

    @Bean
    MenuEntry payoutsEntry() {
        return new MenuEntry(
                "Billing",
                "Payouts",
                PayoutsController.HOME,
                "streams",
                240,
                visitor -> {
                    var organization = visitor.organization();
                    return organization != null && PAID.contains(organization.role());
                });
    }

    @Bean
    MenuEntry deskEntry(OperatorMenu menu) {
        return menu.entry("The books", "Payouts", DeskController.DESK, "streams", 790);
    }

    @Bean
    MenuEntry splitsEntry(OperatorMenu menu) {
        return menu.entry("The books", "Shared sales", SalesController.SALES, "users", 795);
    }

    /** The pages of a payee, the one of that address current. */
    static List<Tab> tabs(String current) {
        return List.of(
                tab("Overview", PayoutsController.HOME, current),
                tab("Earnings", PayoutsController.EARNINGS, current),
                tab("Statements", StatementsController.STATEMENTS, current),
                tab("Settings", PayoutSettingsController.SETTINGS, current));
    }

    /** The pages of the operator about payouts. */
    static List<Tab> deskTabs(String current) {
        return List.of(
                tab("Payouts", DeskController.DESK, current),
                tab("Payees", PayeesController.PAYEES, current));
    }

    /** The pages of the operator about shared sales. */
    static List<Tab> saleTabs(String current) {
        return List.of(
                tab("Sales", SalesController.SALES, current),
                tab("Rules", SplitsController.SPLITS, current));
    }

    private static Tab tab(String label, String href, String current) {
        return new Tab(label, href, href.equals(current));
    }
}
