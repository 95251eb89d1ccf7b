package io.tributary.privacy.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.IdentityProblem;
import io.tributary.identity.Open;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.privacy.PrivacyProblem;
import io.tributary.privacy.Receipts;
import io.tributary.privacy.Requests;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The mailed link that erases, and the receipt, which nobody has to sign in for. */
@Open
@Controller
class ErasureController {
    private final Requests requests;
    private final Receipts receipts;
    private final Pages pages;

    ErasureController(Requests requests, Receipts receipts, Pages pages) {
        this.requests = requests;
        this.receipts = receipts;
        this.pages = pages;
    }

    /** Link and number are secrets: no page that is visited next learns of them. */
    @ModelAttribute
    void keepQuiet(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    /** Whom a link erases, before anybody presses the button. */
    record LinkPage(String token, String email) {}

    @GetMapping("/privacy/erasure")
    View link(@RequestParam String token) {
        var request = requests.waiting(token).orElseThrow(ErasureController::dead);
        return pages.page(
                Frame.card("Erase everything we keep of you"),
                "privacy/web/erasure",
                new LinkPage(token, String.valueOf(request.email())));
    }

    @PostMapping("/privacy/erasure")
    View erase(@RequestParam(defaultValue = "") String token) {
        var answer = requests.confirm(token).orElseThrow(ErasureController::dead);
        return switch (answer) {
            case Requests.Answer.Erased(var number) -> Onward.to("/privacy/receipts/" + number);
            case Requests.Answer.Blocked(var obstacles) ->
                    throw new ProblemException(
                            PrivacyProblem.ERASURE_BLOCKED, String.join(" ", obstacles));
        };
    }

    @GetMapping("/privacy/receipts/{number}")
    View receipt(@PathVariable String number) {
        var frozen = receipts.find(number).orElseThrow(() -> Onward.absent("receipt"));
        return pages.page(
                Frame.page("Receipt of an erasure")
                        .lead(
                                "What was erased, what was made anonymous, and what a law makes us"
                                        + " keep."),
                "privacy/web/receipt",
                ReceiptPage.of(frozen));
    }

    @GetMapping("/privacy/receipts/{number}/json")
    ResponseEntity<byte[]> file(@PathVariable String number) {
        var frozen = receipts.find(number).orElseThrow(() -> Onward.absent("receipt"));
        return Download.of(
                "receipt-" + number + ".json",
                MediaType.APPLICATION_JSON,
                frozen.text().getBytes(UTF_8));
    }

    private static ProblemException dead() {
        return new ProblemException(
                IdentityProblem.LINK_USED, "This link was used, has expired, or never was.");
    }
}
