package io.tributary.legal.web;

import io.tributary.identity.OperatorMenu;
import io.tributary.kernel.ProblemException;
import io.tributary.legal.LegalDocument;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Onward;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where the pages of documents stand in the menu, and what they have in common. */
@Configuration(proxyBeanMethods = false)
class LegalWeb {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Bean
    MenuEntry agreementsEntry() {
        return new MenuEntry(
                "Organization",
                "Legal",
                AgreementsController.HOME,
                "book",
                520,
                visitor -> visitor.organization() != null);
    }

    @Bean
    MenuEntry publishedDocumentsEntry(OperatorMenu menu) {
        return menu.entry("The house", "Legal", PublishingController.HOME, "book", 830);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static LegalDocument document(String code) {
        return LegalDocument.of(code).orElseThrow(LegalWeb::notThere);
    }

    static ProblemException notThere() {
        return Onward.absent("document");
    }
}
