package io.tributary.portal.web;

import io.tributary.platform.Settings;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Looks;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** Where everybody arrives. */
@Controller
class Front {
    private final Pages pages;
    private final Looks looks;
    private final Settings settings;

    Front(Pages pages, Looks looks, Settings settings) {
        this.pages = pages;
        this.looks = looks;
        this.settings = settings;
    }

    @GetMapping("/")
    View front(HttpServletRequest request) {
        var look = looks.of(request);
        if (look.isOwnHost()) {
            return pages.page(
                    Frame.page("Welcome").unheaded(),
                    "portal/web/welcome",
                    new WelcomePage(look.name()));
        }
        var frame =
                Frame.page("Partners pay, so that members never have to")
                        .description(
                                "Tributary turns a community into a business without charging its"
                                    + " members: partners score compatibility by API, members take"
                                    + " the assessment free.")
                        .unheaded();
        return pages.page(frame, "portal/web/front", FrontPage.today(settings.link("")));
    }

    /** What search engines need not ask for. */
    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return """
        User-agent: *
        Disallow: /api/
        Disallow: /dev/
        Disallow: /theme
        """;
    }
}
