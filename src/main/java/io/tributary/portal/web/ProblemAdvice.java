package io.tributary.portal.web;

import io.tributary.kernel.InputError;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;

/** Turns whatever a page's controller throws into a problem. */
@ControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** A problem in the words of a page. */
    private record Said(Problem problem, String detail) {
        ProblemException exception() {
            return new ProblemException(problem, detail);
        }
    }

    private static final Said UNCLEAR =
            new Said(PlatformProblem.INVALID_INPUT, "The request could not be understood.");
    private static final Said BROKEN =
            new Said(PlatformProblem.INTERNAL, "Something went wrong while your page was made.");

    private static final Map<Integer, Said> BY_STATUS =
            Map.of(
                    401,
                            new Said(
                                    PortalProblem.SIGN_IN_REQUIRED,
                                    "This page is for people who are signed in."),
                    403,
                            new Said(
                                    PortalProblem.FORBIDDEN,
                                    "You are not allowed to open this page, or to do this."),
                    404, new Said(PlatformProblem.NOT_FOUND, "There is no page at this address."),
                    405,
                            new Said(
                                    PlatformProblem.METHOD_NOT_ALLOWED,
                                    "This address does not take requests of this kind."),
                    406,
                            new Said(
                                    PortalProblem.NOT_ACCEPTABLE,
                                    "This address has nothing in the form that was asked for."),
                    413,
                            new Said(
                                    PlatformProblem.TOO_LARGE,
                                    "More was sent than this address reads."),
                    415,
                            new Said(
                                    PlatformProblem.UNSUPPORTED_MEDIA_TYPE,
                                    "What was sent is in a form that is not read here."),
                    503,
                            new Said(
                                    PlatformProblem.OVERLOADED,
                                    "The server cannot take this on right now."));

    private final ProblemAnswers answers;

    ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** The chain of security filters answers these. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leave(RuntimeException refusal) {
        throw refusal;
    }

    /** The visitor has gone: there is nobody to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(AsyncRequestNotUsableException gone) {
        log.debug("the visitor has gone: {}", gone.getMessage());
    }

    @ExceptionHandler
    @Nullable View answer(
            Exception exception, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            log.warn("an answer broke off: {}", exception.toString());
            return null;
        }
        if (exception instanceof ErrorResponse refusal) {
            refusal.getHeaders()
                    .forEach(
                            (name, values) ->
                                    values.forEach(value -> response.addHeader(name, value)));
        }
        return answers.answer(problemOf(exception), request);
    }

    /**
     * The problem that an exception stands for; the unexpected is logged and becomes "internal".
     */
    static ProblemException problemOf(Throwable exception) {
        return switch (exception) {
            case ProblemException problem -> problem;
            case MethodArgumentTypeMismatchException mismatch -> mismatched(mismatch);
            case MissingServletRequestParameterException missing ->
                    invalid(missing.getParameterName(), "This is required.");
            case HttpMessageNotReadableException _ ->
                    new ProblemException(
                            PlatformProblem.MALFORMED_JSON, "The body could not be read as JSON.");
            case ErrorResponse refusal -> ofStatus(refusal.getStatusCode().value());
            case InvalidParameterException unread -> ofStatus(unread.getErrorCode());
            default -> {
                log.error("a request failed", exception);
                yield ofStatus(500);
            }
        };
    }

    /** The problem that a bare status stands for. */
    static ProblemException ofStatus(int status) {
        return BY_STATUS
                .getOrDefault(status, status >= 400 && status < 500 ? UNCLEAR : BROKEN)
                .exception();
    }

    /** Garbage in a path names nothing; garbage in a parameter is wrong input. */
    private static ProblemException mismatched(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? ofStatus(404)
                : invalid(mismatch.getName(), "This is not in the form that is expected here.");
    }

    private static ProblemException invalid(String pointer, String detail) {
        Problem problem = PlatformProblem.INVALID_INPUT;
        return new ProblemException(
                problem,
                "Something in the request is not valid.",
                List.of(new InputError(pointer, detail)));
    }
}
