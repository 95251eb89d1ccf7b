package io.tributary.identity.web;

import io.tributary.identity.Role;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Visitor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the pages about an organization's own name stand in the menu. */
@Configuration(proxyBeanMethods = false)
class BrandWeb {
    @Bean
    MenuEntry brandEntry() {
        return new MenuEntry(
                "Organization", "Brand", BrandController.PATH, "sparkle", 520, BrandWeb::runs);
    }

    @Bean
    MenuEntry domainsEntry() {
        return new MenuEntry(
                "Organization", "Domains", DomainsController.PATH, "globe", 530, BrandWeb::runs);
    }

    @Bean
    MenuEntry issuerEntry() {
        return new MenuEntry(
                "Organization",
                "Single sign-on",
                IssuerController.PATH,
                "lock",
                540,
                visitor -> isIn(visitor, Role.OWNER));
    }

    private static boolean runs(Visitor visitor) {
        return isIn(visitor, Role.OWNER) || isIn(visitor, Role.ADMIN);
    }

    private static boolean isIn(Visitor visitor, Role role) {
        var organization = visitor.organization();
        return organization != null && organization.role().equals(role.label());
    }
}
