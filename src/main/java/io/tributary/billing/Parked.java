package io.tributary.billing;

import io.tributary.kernel.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Why a subscription could not be billed.
 *
 * @param reason for operators, at most 500 characters
 * @param detail what the customer may read of it; null when the reason was not written for people
 */
public record Parked(String reason, @Nullable String detail) {
    private static final int MOST = 500;

    static Parked by(RuntimeException refused) {
        var reason =
                Objects.requireNonNullElse(
                        refused.getMessage(), refused.getClass().getSimpleName());
        return new Parked(
                shortened(reason),
                refused instanceof ProblemException problem ? shortened(problem.detail()) : null);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(MOST, text.length()));
    }

    /** For the customer. */
    public String told() {
        return Objects.requireNonNullElse(detail, "We could not bill this period.");
    }
}
