package io.tributary.settlement.web;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where it goes on after something was done. */
final class Redirects {
    private Redirects() {}

    static View to(String path) {
        var there = new RedirectView(path);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExposeModelAttributes(false);
        return there;
    }

    /** Another organization's things are as good as absent. */
    static ProblemException absent(String what) {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is no such " + what + ".");
    }
}
