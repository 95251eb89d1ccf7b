package io.tributary.notify.web;

import io.tributary.identity.Open;
import io.tributary.notify.Catalogue;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import tools.jackson.databind.json.JsonMapper;

/** The guide to webhooks, for people and for machines. */
@Controller
class GuideController {
    private final Guide guide;
    private final Pages pages;

    GuideController(Catalogue catalogue, Pages pages) {
        this.guide = new Guide(catalogue);
        this.pages = pages;
    }

    @GetMapping("/docs/webhooks")
    @Open
    View guide() {
        var frame =
                Frame.docs("Webhooks", "/docs/webhooks")
                        .lead("What happens to your organization, told to your server.")
                        .description(
                                "How to receive, verify and recover Tributary's webhooks, and every"
                                        + " event with its fields.");
        return pages.page(frame, "notify/web/guide", guide.page());
    }

    /** The JSON Schema of every message. */
    @GetMapping("/webhook-events.json")
    @Open
    ResponseEntity<byte[]> schemas() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .body(JsonMapper.shared().writeValueAsBytes(guide.schemas()));
    }
}
