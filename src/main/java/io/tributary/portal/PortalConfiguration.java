package io.tributary.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Assets;
import io.tributary.portal.spi.Bell;
import io.tributary.portal.spi.DocsMenu;
import io.tributary.portal.spi.Looks;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Menus;
import io.tributary.portal.spi.Pages;
import io.tributary.portal.spi.Papers;
import io.tributary.portal.spi.ProblemCatalogue;
import io.tributary.portal.spi.Visitors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.List;

/** Puts the shell together. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {
    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.tributary");
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    Pages pages(
            TemplateEngine templates,
            Visitors visitors,
            Looks looks,
            List<MenuEntry> work,
            ObjectProvider<DocsMenu> docs,
            Settings settings,
            Assets assets,
            ObjectProvider<Bell> bells,
            InstantSource clock) {
        var menus = new Menus(work, () -> docs.getIfAvailable(() -> DocsMenu.NONE));
        return new Pages(templates, visitors, looks, menus, settings, assets, bells, clock);
    }

    @Bean
    Papers papers(TemplateEngine templates) {
        return new Papers(templates);
    }

    @Bean
    ProblemCatalogue platformProblems() {
        return ProblemCatalogue.of(PlatformProblem.values());
    }
}
