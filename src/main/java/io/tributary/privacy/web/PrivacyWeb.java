package io.tributary.privacy.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Visitor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** Where the pages of privacy stand in the menu. */
@Configuration(proxyBeanMethods = false)
class PrivacyWeb {
    /** One of several pages that belong together. */
    record Tab(String label, String href, boolean isCurrent) {}

    @Bean
    MenuEntry ownPrivacyEntry() {
        return new MenuEntry(
                "You", "Privacy", OwnPrivacyController.HOME, "shield", 905, Visitor::isSignedIn);
    }

    @Bean
    MenuEntry privacyDeskEntry(OperatorMenu menu) {
        return menu.entry("The house", "Privacy", PrivacyDeskController.DESK, "lock", 812);
    }

    /** The operator's pages about privacy, the one of that address current. */
    static List<Tab> tabs(String current) {
        return List.of(
                tab("Requests", PrivacyDeskController.DESK, current),
                tab("What is kept how long", RetentionController.RETENTION, current),
                tab("Words of consent", WordingController.WORDINGS, current));
    }

    private static Tab tab(String label, String href, String current) {
        return new Tab(label, href, href.equals(current));
    }
}
