package io.tributary.portal.spi;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Where a visitor goes on after something was done. */
public final class Onward {
    private Onward() {}

    /** Leads there with a GET (303), and adds nothing to the address. */
    public static View to(String path) {
        var there = new RedirectView(path);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExposeModelAttributes(false);
        return there;
    }

    /** Leads to a page of ours, which says the notice once. */
    public static View to(String path, RedirectAttributes once, String notice) {
        once.addFlashAttribute(Pages.NOTICE, notice);
        return to(path);
    }

    /** What is not there, or is another organization's, which is as good as absent. */
    public static ProblemException absent(String thing) {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is no such " + thing + ".");
    }
}
