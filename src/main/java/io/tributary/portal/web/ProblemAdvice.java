package io.tributary.portal.web;

import io.tributary.kernel.InputError;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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

/** Turns whatever a page's controller throws into a problem. */
@ControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

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
            default -> {
                log.error("a request failed", exception);
                yield ofStatus(500);
            }
        };
    }

    /** The problem that a bare status stands for. */
    static ProblemException ofStatus(int status) {
        return switch (status) {
            case 401 ->
                    new ProblemException(
                            PortalProblem.SIGN_IN_REQUIRED,
                            "This page is for people who are signed in.");
            case 403 ->
                    new ProblemException(
                            PortalProblem.FORBIDDEN,
                            "You are not allowed to open this page, or to do this.");
            case 404 ->
                    new ProblemException(
                            PlatformProblem.NOT_FOUND, "There is no page at this address.");
            case 405 ->
                    new ProblemException(
                            PlatformProblem.METHOD_NOT_ALLOWED,
                            "This address does not take requests of this kind.");
            case 406 ->
                    new ProblemException(
                            PortalProblem.NOT_ACCEPTABLE,
                            "This address has nothing in the form that was asked for.");
            case 413 ->
                    new ProblemException(
                            PlatformProblem.TOO_LARGE, "More was sent than this address reads.");
            case 415 ->
                    new ProblemException(
                            PlatformProblem.UNSUPPORTED_MEDIA_TYPE,
                            "What was sent is in a form that is not read here.");
            case 503 ->
                    new ProblemException(
                            PlatformProblem.OVERLOADED,
                            "The server cannot take this on right now.");
            default ->
                    status >= 400 && status < 500
                            ? new ProblemException(
                                    PlatformProblem.INVALID_INPUT,
                                    "The request could not be understood.")
                            : new ProblemException(
                                    PlatformProblem.INTERNAL,
                                    "Something went wrong while your page was made.");
        };
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
