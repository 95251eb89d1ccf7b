package io.tributary.portal.spi;

import io.tributary.kernel.Email;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what was typed into a form, and gathers everything that is wrong with it. */
public final class FormInput {
    private final List<InputError> errors = new ArrayList<>();

    /** What was typed, without blanks around it; empty when nothing was. */
    public static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** One line of text, or nothing. */
    public String optionalLine(String field, @Nullable String typed, int longest) {
        return stripped(typed).isEmpty() ? "" : line(field, typed, longest);
    }

    /** One line of text; what is missing or too long is an error, and control characters are. */
    public String line(String field, @Nullable String typed, int longest) {
        var text = text(field, typed, longest);
        if (text.chars().anyMatch(Character::isISOControl)) {
            error(field, "This is one line without control characters.");
        }
        return text;
    }

    /** Text of several lines. */
    public String text(String field, @Nullable String typed, int longest) {
        var text = stripped(typed);
        if (text.isEmpty()) {
            error(field, "This is required.");
        } else if (text.length() > longest) {
            error(
                    field,
                    "This has at most "
                            + longest
                            + " characters; yours has "
                            + text.length()
                            + ".");
        }
        return text;
    }

    /** An address, as it is kept. */
    public String email(String field, @Nullable String typed) {
        var email = Email.of(typed == null ? "" : typed);
        if (email.isEmpty()) {
            error(field, "This is not an e-mail address, like name@example.com.");
        }
        return email.orElse("");
    }

    /**
     * One of a few, by its stable name; the fallback stands in for it until the error is mended.
     */
    public <T> T choice(
            String field, @Nullable String typed, Function<String, Optional<T>> known, T fallback) {
        var choice = known.apply(typed == null ? "" : typed);
        if (choice.isEmpty()) {
            error(field, "This is none of the choices.");
        }
        return choice.orElse(fallback);
    }

    /** Adds what is wrong with that field. */
    public void error(String field, String detail) {
        errors.add(new InputError(field, detail));
    }

    /** All that is wrong, in the order it was found. */
    public List<InputError> errors() {
        return List.copyOf(errors);
    }

    public boolean isGood() {
        return errors.isEmpty();
    }

    /** For callers that cannot be shown a form. */
    public void requireGood() {
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "Something in the input is not valid; nothing was done.",
                    errors);
        }
    }
}
