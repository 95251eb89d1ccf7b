package io.tributary.kernel;

import java.util.UUID;

/** Names one person, whatever organizations they belong to. */
public record PersonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
