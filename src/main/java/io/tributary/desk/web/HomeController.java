package io.tributary.desk.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What needs a human today, and how the house does. */
@OperatorOnly
@Controller
class HomeController {
    static final String PATH = "/operator";

    private final Home home;
    private final Pages pages;

    HomeController(Home home, Pages pages) {
        this.home = home;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View home() {
        return pages.page(
                Frame.work("Desk", PATH)
                        .lead("What needs a human today, and how the house and its partners do."),
                "desk/web/home",
                home.page());
    }
}
