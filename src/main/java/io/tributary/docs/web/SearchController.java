package io.tributary.docs.web;

import io.tributary.identity.Open;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Finds places of the documentation. */
@Controller
@Open
class SearchController {
    private static final int MOST = 20;
    private static final int LONGEST = 100;

    private final Shelf shelf;
    private final Pages pages;

    SearchController(Shelf shelf, Pages pages) {
        this.shelf = shelf;
        this.pages = pages;
    }

    @GetMapping("/docs/search")
    View search(@RequestParam(defaultValue = "") String q) {
        var asked = q.strip();
        asked = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
        var page = SearchPage.of(asked, shelf.index().find(asked, MOST));
        return pages.page(Frame.docs("Search", "/docs/search"), "docs/web/search", page);
    }
}
