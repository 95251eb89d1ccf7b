package io.tributary.docs.web;

import io.tributary.identity.Open;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The guides, each at its own address. */
@Controller
@Open
class GuidesController {
    private final GuideBook guides;

    GuidesController(GuideBook guides) {
        this.guides = guides;
    }

    @GetMapping("/docs/guides/quick-start")
    View quickStart() {
        return guides.page("quick-start");
    }

    @GetMapping("/docs/guides/authentication")
    View authentication() {
        return guides.page("authentication");
    }

    @GetMapping("/docs/guides/test-mode")
    View testMode() {
        return guides.page("test-mode");
    }

    @GetMapping("/docs/guides/conventions")
    View conventions() {
        return guides.page("conventions");
    }

    @GetMapping("/docs/guides/limits")
    View limits() {
        return guides.page("limits");
    }

    @GetMapping("/docs/guides/errors")
    View errors() {
        return guides.page("errors");
    }

    @GetMapping("/docs/guides/client")
    View client() {
        return guides.page("client");
    }

    @GetMapping("/docs/guides/signing")
    View signing() {
        return guides.page("signing");
    }

    @GetMapping("/docs/guides/idempotency")
    View idempotency() {
        return guides.page("idempotency");
    }
}
