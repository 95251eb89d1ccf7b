package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the keys of an organization are called. */
final class KeyNames {
    private final Map<UUID, ApiKey> keys;

    KeyNames(List<ApiKey> keys) {
        this.keys = keys.stream().collect(Collectors.toMap(ApiKey::id, Function.identity()));
    }

    /** Its name, or its id when it is too old to be listed. */
    String name(UUID id) {
        var key = keys.get(id);
        return key == null ? id.toString() : key.name();
    }

    /** The part of the key that may be shown. */
    String prefix(UUID id) {
        var key = keys.get(id);
        return key == null ? "" : key.prefix() + "…";
    }
}
