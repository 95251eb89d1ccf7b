package io.tributary.gateway.web;

import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.ApiReference;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Open;
import io.tributary.identity.Role;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import java.time.InstantSource;

/** The reference for everybody, its form for machines, and the API page of an organization. */
@Controller
class DocsController {
    private static final int KEYS_LOOKED_AT = 100;

    private final ApiReference reference;
    private final ApiKeys keys;
    private final CodeSamples samples;
    private final Pages pages;
    private final InstantSource clock;

    DocsController(
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

    @GetMapping("/openapi.json")
    @Open
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .body(reference.openApi());
    }

    @GetMapping("/docs")
    @Open
    View docs() {
        var frame =
                Frame.page("API reference")
                        .lead("Everything the API answers, with examples to paste.")
                        .description(
                                "The Tributary API: operations, limits, errors and test mode, with"
                                        + " examples in four languages.");
        return pages.page(frame, "gateway/web/docs", ReferencePage.of(reference, samples));
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
                frame, "gateway/web/partner-docs", PartnerDocsPage.of(reference, samples, key));
    }
}
