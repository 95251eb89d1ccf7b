package io.tributary.payments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Open;
import io.tributary.kernel.ProblemException;
import io.tributary.payments.StripeEvents;
import io.tributary.platform.PlatformProblem;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

import java.io.IOException;

/** Where Stripe tells what happened. Open to anybody, and believed when it is signed. */
@Open
@Controller
class StripeController {
    private static final int LARGEST = 512 * 1024;

    private final StripeEvents events;

    StripeController(StripeEvents events) {
        this.events = events;
    }

    @PostMapping("/payments/webhooks/stripe")
    ResponseEntity<Void> take(
            HttpServletRequest request,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ProblemException(
                    PlatformProblem.TOO_LARGE, "An event has at most " + LARGEST + " bytes.");
        }
        events.take(new String(body, UTF_8), signature);
        return ResponseEntity.noContent().build();
    }
}
