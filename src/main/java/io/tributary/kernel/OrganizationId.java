package io.tributary.kernel;

import java.util.UUID;

/** Names one organization. */
public record OrganizationId(UUID value) {
    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException when it is not a UUID
     */
    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
