package io.tributary.gateway;

import java.util.ArrayList;
import java.util.List;

/** What leaves by the door: a status, fields, and a body that is written already. */
final class Reply {
    /** One field of the head. */
    record Field(String name, String value) {}

    private final int status;
    private final JsonBuffer body;
    private final String contentType;
    private final List<Field> fields = new ArrayList<>(8);

    Reply(int status, String contentType, JsonBuffer body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    int status() {
        return status;
    }

    /** Empty when there is no body. */
    String contentType() {
        return contentType;
    }

    JsonBuffer body() {
        return body;
    }

    List<Field> fields() {
        return fields;
    }

    Reply with(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }
}
