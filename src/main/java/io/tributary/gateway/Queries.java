package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Reads the parameters that many operations share. */
final class Queries {
    private static final int LONGEST_PAGE = 100;
    private static final int USUAL_PAGE = 20;

    static final ApiDocs.Parameter LIMIT =
            new ApiDocs.Parameter(
                    "limit",
                    ApiDocs.Place.QUERY,
                    false,
                    "How many items at most.",
                    ApiSchema.integer(1, LONGEST_PAGE).keyword("default", USUAL_PAGE));
    static final ApiDocs.Parameter CURSOR =
            new ApiDocs.Parameter(
                    "cursor",
                    ApiDocs.Place.QUERY,
                    false,
                    "The `next_cursor` of the page before.",
                    ApiSchema.text(1, 100));

    private Queries() {}

    static int limit(ApiCall call) {
        var text = call.query("limit");
        if (text == null) {
            return USUAL_PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LONGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException _) {
            throw Visit.invalidQuery("limit", "A whole number from 1 to " + LONGEST_PAGE + ".");
        }
        throw Visit.invalidQuery("limit", "A whole number from 1 to " + LONGEST_PAGE + ".");
    }

    static @Nullable UUID cursor(ApiCall call) {
        var text = call.query("cursor");
        var cursor = text == null ? null : uuid(text);
        if (text != null && cursor == null) {
            throw Visit.invalidQuery("cursor", "Take it from next_cursor of the page before.");
        }
        return cursor;
    }

    /** In its canonical form only; null when it is none. */
    static @Nullable UUID uuid(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
