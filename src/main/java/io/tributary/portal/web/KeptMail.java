package io.tributary.portal.web;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.Mails;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Shows mail that a demonstration keeps instead of sending, to visitors of this machine only. */
@Controller
class KeptMail {
    private static final int SHOWN = 50;

    private final Pages pages;
    private final Mails mails;
    private final Settings settings;

    KeptMail(Pages pages, Mails mails, Settings settings) {
        this.pages = pages;
        this.mails = mails;
        this.settings = settings;
    }

    @GetMapping("/dev/mail")
    View mail(HttpServletRequest request) {
        if (!settings.isDemo() || !mails.areKept() || !isLocal(request)) {
            throw new ProblemException(
                    PlatformProblem.NOT_FOUND, "There is no page at this address.");
        }
        var frame =
                Frame.page("Kept mail")
                        .lead(
                                "No mail server is set, so mail is kept here instead of being sent."
                                        + " Only this machine sees it.");
        return pages.page(frame, "portal/web/mail", KeptMailPage.of(mails.recent(SHOWN)));
    }

    /** From this machine, and through no proxy that speaks for somebody else. */
    private static boolean isLocal(HttpServletRequest request) {
        if (request.getHeader("X-Forwarded-For") != null
                || request.getHeader("Forwarded") != null) {
            return false;
        }
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
