package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call is answered.
 *
 * @param body null when there is none (status 204)
 */
public record ApiAnswer(int status, @Nullable JsonBody body) {
    private static final JsonMapper SNAKE_CASE =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /** An answer that writes its own JSON: for what is called often. */
    public static ApiAnswer json(int status, JsonBody body) {
        return new ApiAnswer(status, body);
    }

    /** The record's components in snake case. */
    public static ApiAnswer of(int status, Object answer) {
        return new ApiAnswer(status, json -> SNAKE_CASE.writeValue(json, answer));
    }

    public static ApiAnswer empty() {
        return new ApiAnswer(204, null);
    }
}
