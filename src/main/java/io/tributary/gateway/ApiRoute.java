package io.tributary.gateway;

import java.util.regex.Pattern;

/**
 * Where an operation stands and what it needs.
 *
 * @param method upper case
 * @param path begins with {@code /api/v1/}; a segment in braces is a parameter
 * @param scope what the key must hold ({@code resource:verb}); empty for an operation without a key
 * @param billable whether its calls count against the day: such an endpoint asks {@link
 *     ApiCall#admit} itself, and its answer leaves only once its usage is kept
 */
public record ApiRoute(String method, String path, String scope, boolean billable, ApiDocs docs) {
    /** Every path begins with it. */
    public static final String PREFIX = "/api/v1/";

    private static final Pattern SCOPE = Pattern.compile("([a-z]+:[a-z]+)?");

    public ApiRoute {
        if (!path.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a route outside " + PREFIX + ": " + path);
        }
        if (!SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException("a scope is resource:verb, not " + scope);
        }
    }

    boolean isKeyless() {
        return scope.isEmpty();
    }
}
