package io.tributary.gateway.web;

import io.tributary.gateway.ApiKeys;
import io.tributary.identity.Open;
import io.tributary.kernel.InputError;
import io.tributary.platform.ClientConnections;
import io.tributary.platform.Throttle;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;

/** Whoever found a key ends it here. The answer is the same whether it was one or not. */
@Controller
@Open
class LeakController {
    private static final String ADDRESS = "/leaked-key";
    private static final int LONGEST = 200;

    private final ApiKeys keys;
    private final Throttle throttle;
    private final ClientConnections connections;
    private final Pages pages;

    LeakController(ApiKeys keys, Throttle throttle, ClientConnections connections, Pages pages) {
        this.keys = keys;
        this.throttle = throttle;
        this.connections = connections;
        this.pages = pages;
    }

    @GetMapping(ADDRESS)
    View form() {
        return page(false, List.of());
    }

    @PostMapping(ADDRESS)
    View end(HttpServletRequest request, @RequestParam(defaultValue = "") String key) {
        throttle.attempt(ApiKeys.LEAK_REPORTS, connections.of(request).address().getHostAddress());
        var typed = key.strip();
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return page(
                    false, List.of(new InputError("key", "Paste one key, from sk_ to its end.")));
        }
        keys.reportLeak(typed);
        return page(true, List.of());
    }

    private View page(boolean reported, List<InputError> errors) {
        var frame =
                Frame.page("Found a key?")
                        .lead("End it here, at once, without an account.")
                        .description(
                                "Paste a leaked Tributary API key to end it at once. Its owner is"
                                        + " told; you need no account.");
        var field =
                Field.text("key", "The key")
                        .autocomplete("off")
                        .hint("It begins with sk_live_ or sk_test_ and has 70 characters.")
                        .longest(LONGEST)
                        .errors(errors);
        return pages.page(
                frame,
                "gateway/web/leaked-key",
                new LeakPage(field, reported, errors),
                errors.isEmpty() ? 200 : 400);
    }
}
