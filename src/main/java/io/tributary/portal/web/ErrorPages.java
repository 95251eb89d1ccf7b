package io.tributary.portal.web;

import io.tributary.kernel.ProblemException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Answers what failed outside every controller: in a filter, or in the servlet container. */
@Controller
class ErrorPages implements ErrorController {
    private final ProblemAnswers answers;

    ErrorPages(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    View error(HttpServletRequest request) {
        return answers.answer(problemOf(request), request);
    }

    private static ProblemException problemOf(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return ProblemAdvice.problemOf(cause(thrown));
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? ProblemAdvice.ofStatus(status)
                : ProblemAdvice.ofStatus(404);
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof ServletException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
    }
}
