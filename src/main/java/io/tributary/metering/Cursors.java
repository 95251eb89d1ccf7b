package io.tributary.metering;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import java.util.List;
import java.util.UUID;

/** Where the next page of calls begins: after the last call of the page before. */
final class Cursors {
    private Cursors() {}

    static UUID read(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "The cursor is not one of ours.",
                    List.of(
                            new InputError(
                                    "cursor", "Take next_cursor of the page before, as it is.")));
        }
    }
}
