package io.tributary.gateway.web;

import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.CodeSamples;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import java.time.InstantSource;

/** The API page of an organization: calls to paste with its own test key. */
@Controller
class PartnerDocsController {
    private static final int KEYS_LOOKED_AT = 100;

    private final ApiReference reference;
    private final ApiKeys keys;
    private final CodeSamples samples;
    private final Pages pages;
    private final InstantSource clock;

    PartnerDocsController(
            ApiReference reference,
            ApiKeys keys,
            CodeSamples samples,
            Pages pages,
            InstantSource clock) {
        this.reference = reference;
        this.keys = keys;
        this.samples = samples;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/partner/docs")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
    View partnerDocs(Actor actor) {
        var now = clock.instant();
        var key =
                keys.list(actor.organization(), null, KEYS_LOOKED_AT).items().stream()
                        .filter(one -> !one.livemode() && one.isActive(now))
                        .findFirst()
                        .orElse(null);
        var frame =
                Frame.work("Documentation", "/partner/docs")
                        .lead("Calls to paste, with your own test key.")
                        .testData(true);
        return pages.page(
                frame,
                "gateway/web/partner-docs",
                PartnerDocsPage.of(reference, samples, key, KeysController.mayChange(actor)));
    }
}
