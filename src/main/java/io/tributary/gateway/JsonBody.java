package io.tributary.gateway;

import tools.jackson.core.JsonGenerator;

/** Writes one JSON value: the body of an answer. */
@FunctionalInterface
public interface JsonBody {
    void writeTo(JsonGenerator json);
}
