package io.tributary.gateway;

import io.tributary.gateway.Admission.Allowance;
import io.tributary.gateway.Admission.Limit;

/**
 * The fields RateLimit-Policy and RateLimit, as the IETF's draft-ietf-httpapi-ratelimit-headers has
 * them.
 */
final class RateLimitFields {
    static final String POLICY = "RateLimit-Policy";
    static final String LEFT = "RateLimit";

    private RateLimitFields() {}

    /** {@code "minute";q=60;w=60, "day";q=10000;w=86400}. */
    static String policy(Limiter.Quota quota) {
        return policy(Limit.MINUTE, quota.perMinute()) + ", " + policy(Limit.DAY, quota.perDay());
    }

    private static String policy(Limit limit, long quota) {
        return '"' + limit.policy() + "\";q=" + quota + ";w=" + limit.seconds();
    }

    /** {@code "minute";r=12;t=31, "day";r=9000;t=4711}. */
    static String left(Allowance minute, Allowance day) {
        var field = new StringBuilder(64);
        append(field, Limit.MINUTE, minute);
        field.append(", ");
        append(field, Limit.DAY, day);
        return field.toString();
    }

    private static void append(StringBuilder field, Limit limit, Allowance allowance) {
        field.append('"')
                .append(limit.policy())
                .append("\";r=")
                .append(allowance.remaining())
                .append(";t=")
                .append(allowance.resetSeconds());
    }
}
