package io.tributary.support;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import java.util.ArrayList;
import java.util.List;

/** What people write, made plain: one kind of line break, no control characters, no edges. */
final class Texts {
    static final int LONGEST_BODY = 20_000;

    private Texts() {}

    /** Several lines. */
    static String body(String typed) {
        return typed.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .replaceAll("\\n{4,}", "\n\n\n")
                .strip();
    }

    /** One line. */
    static String line(String typed) {
        return typed.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    /** No longer than that, with a mark where it was cut. */
    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /**
     * The body, if it is one.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming {@code body}
     */
    static String required(String typed) {
        var body = body(typed);
        var errors = new ArrayList<InputError>();
        check(body, errors);
        refuse(errors);
        return body;
    }

    static void check(String body, List<InputError> errors) {
        if (body.isEmpty()) {
            errors.add(new InputError("body", "Write something first."));
        } else if (body.length() > LONGEST_BODY) {
            errors.add(new InputError("body", "At most 20,000 characters; attach what is longer."));
        }
    }

    static void refuse(List<InputError> errors) {
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT, errors.getFirst().detail(), errors);
        }
    }
}
