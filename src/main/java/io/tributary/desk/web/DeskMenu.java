package io.tributary.desk.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.portal.spi.MenuEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the desk stands in the menu. */
@Configuration(proxyBeanMethods = false)
class DeskMenu {
    private static final String GROUP = "The house";

    @Bean
    MenuEntry operatorsDeskEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Desk", HomeController.PATH, "home", 690);
    }

    @Bean
    MenuEntry deskOrganizationsEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Organizations", OrganizationsController.PATH, "building", 691);
    }

    @Bean
    MenuEntry deskJobsEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Parked jobs", QueuesController.JOBS, "clock", 693);
    }

    @Bean
    MenuEntry deskErrorsEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Errors", FailuresController.PATH, "alert", 694);
    }

    @Bean
    MenuEntry deskSwitchesEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Switches", SwitchesController.PATH, "settings", 695);
    }

    @Bean
    MenuEntry deskApprovalsEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Approvals", ApprovalsController.PATH, "users", 692);
    }

    @Bean
    MenuEntry deskPartnersEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Partners", PartnersController.PATH, "chart", 696);
    }

    @Bean
    MenuEntry launchEntry(OperatorMenu menu) {
        return menu.entry(GROUP, "Launch list", LaunchController.PATH, "flag", 697);
    }
}
