package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import java.time.Instant;

/** Makes the first test key of a new organization, in the transaction of its sign-up. */
public interface FirstKey {
    /**
     * A key as it is shown once, at its creation.
     *
     * @param id names the key in lists
     * @param apiKey the secret
     * @param warning that it will not be shown again
     */
    record Issued(String id, String apiKey, String name, Instant createdAt, String warning) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    Issued issue(OrganizationId organization);
}
