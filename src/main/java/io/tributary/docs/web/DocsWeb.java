package io.tributary.docs.web;

import io.tributary.docs.ApiChanges;
import io.tributary.docs.ProblemStories;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.CodeSamples;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.SigningTerms;
import io.tributary.identity.Entitlements;
import io.tributary.notify.Catalogue;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.DocsMenu;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Pages;
import io.tributary.portal.spi.ProblemCatalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.ArrayList;
import java.util.List;

/** What the pages of the documentation need, and its navigation. */
@Configuration(proxyBeanMethods = false)
class DocsWeb {
    private static final String GUIDES = "Guides";
    private static final String REFERENCE = "Reference";

    @Bean
    GuideFacts guideFacts(
            ApiReference reference,
            CodeSamples samples,
            Scopes scopes,
            Entitlements entitlements,
            SigningTerms signing,
            Settings settings) {
        return new GuideFacts(reference, samples, scopes, entitlements, signing, settings);
    }

    @Bean
    GuideBook guideBook(Pages pages, GuideFacts facts) {
        return new GuideBook(pages, facts);
    }

    @Bean
    Problems problems(List<ProblemCatalogue> catalogues) {
        return new Problems(catalogues);
    }

    @Bean
    ProblemExamples problemExamples(ProblemStories stories, Settings settings) {
        return new ProblemExamples(stories, settings);
    }

    @Bean
    Shelf shelf(
            GuideBook guides,
            ApiReference reference,
            Problems problems,
            ProblemStories stories,
            Catalogue events,
            ApiChanges changes) {
        return new Shelf(guides, reference, problems, stories, events, changes);
    }

    @Bean
    DocsMenu docsMenu(GuideBook guides) {
        var entries = new ArrayList<MenuEntry>();
        entries.add(entry("Start", "Overview and console", "/docs"));
        for (var guide : guides.all()) {
            entries.add(
                    entry(
                            guide.name().equals("quick-start") ? "Start" : GUIDES,
                            guide.title(),
                            guide.href()));
        }
        entries.add(entry(GUIDES, "Webhooks", "/docs/webhooks"));
        entries.add(entry(REFERENCE, "API reference", "/docs/reference"));
        entries.add(entry(REFERENCE, "Problems", "/docs/problems"));
        entries.add(entry(REFERENCE, "Changelog", "/docs/changelog"));
        entries.add(entry("For machines", "OpenAPI 3.1", "/openapi.json"));
        entries.add(entry("For machines", "Postman collection", "/docs/postman.json"));
        entries.add(entry("For machines", "Schemas of events", "/webhook-events.json"));
        return new DocsMenu(entries);
    }

    private static MenuEntry entry(String group, String label, String href) {
        return new MenuEntry(group, label, href, "book", 0, _ -> true);
    }
}
