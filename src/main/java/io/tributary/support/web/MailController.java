package io.tributary.support.web;

import io.tributary.identity.Open;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.support.SupportMail;
import io.tributary.support.SupportMail.Outcome;
import io.tributary.support.SupportProblem;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Where a mail server delivers what it took for us, one message a request, as it is. Open to
 * anybody, and believed when it shows the secret. What is refused is answered with success: the
 * mail server has done its part, and an answer to a stranger's mail would only be more of it.
 */
@Open
@Controller
class MailController {
    private static final String BEARER = "Bearer ";

    private final SupportMail mail;

    MailController(SupportMail mail) {
        this.mail = mail;
    }

    @PostMapping("/support/mail")
    ResponseEntity<byte[]> take(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String shown,
            @RequestParam(name = "recipient", required = false) @Nullable List<String> envelope)
            throws IOException {
        if (mail.mailbox().isEmpty()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND, "No mail is taken in here.");
        }
        if (!shown.startsWith(BEARER) || !mail.trusts(shown.substring(BEARER.length()))) {
            throw new ProblemException(
                    SupportProblem.MAIL_NOT_TRUSTED, "The secret is not the mail server's.");
        }
        var raw = request.getInputStream().readNBytes(SupportMail.LARGEST + 1);
        if (raw.length > SupportMail.LARGEST) {
            throw new ProblemException(PlatformProblem.TOO_LARGE, "A mail has at most 30 MiB.");
        }
        var outcome = mail.deliver(raw, envelope == null ? List.of() : envelope);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonMapper.shared().writeValueAsBytes(said(outcome)));
    }

    private static Map<String, String> said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Opened(var ticket) ->
                    Map.of("outcome", "opened", "ticket", ticket.toString());
            case Outcome.Answered(var ticket) ->
                    Map.of("outcome", "answered", "ticket", ticket.toString());
            case Outcome.Repeated _ -> Map.of("outcome", "repeated");
            case Outcome.Refused(var reason) -> Map.of("outcome", "refused", "reason", reason);
        };
    }
}
