package io.tributary.portal.web;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.Numerals;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What somebody reads when a page did not come: what happened, what it means for them, what to do.
 *
 * @param pause how long to wait before the next try; null when waiting does not help
 */
record ProblemPage(
        int status,
        String title,
        String icon,
        String happened,
        String meaning,
        String advice,
        List<InputError> errors,
        @Nullable String pause,
        String code,
        String requestId) {

    static ProblemPage of(ProblemException exception, String requestId) {
        var problem = exception.problem();
        var wait = exception.retryAfter();
        return new ProblemPage(
                problem.status(),
                problem.title(),
                icon(problem.status()),
                exception.detail(),
                meaning(problem.status()),
                problem.remedy(),
                exception.errors(),
                wait == null ? null : words(wait),
                problem.code(),
                requestId);
    }

    private static String icon(int status) {
        return switch (status) {
            case 404, 410 -> "search";
            case 401, 403 -> "lock";
            case 429, 503 -> "clock";
            default -> "alert";
        };
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401 -> "The page is for people who are signed in. Nothing was changed.";
            case 403 ->
                    "You are known here, but this is not yours to open or to do. Nothing was"
                            + " changed.";
            case 404, 410 ->
                    "Nothing is lost: there is only no page at this address, or none for you.";
            case 429 -> "Nothing was changed, and nothing is lost. You can go on after a pause.";
            case 503 ->
                    "Nothing was changed. The server refuses work that it could not finish"
                            + " properly.";
            default ->
                    status < 500
                            ? "Nothing was changed."
                            : "What you just sent was not kept; everything you saved before is"
                                    + " safe.";
        };
    }

    private static String words(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return seconds < 120
                ? Numerals.count(seconds) + (seconds == 1 ? " second" : " seconds")
                : Numerals.count((seconds + 59) / 60) + " minutes";
    }
}
