package io.tributary.gateway;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The bytes of an answer, gathered whole before the first leaves, so that a failure leaves none.
 */
final class JsonBuffer extends OutputStream {
    private static final JsonFactory JSON = new JsonFactory();

    private byte[] bytes;
    private int length;

    JsonBuffer(int size) {
        bytes = new byte[size];
    }

    static JsonBuffer empty() {
        return new JsonBuffer(0);
    }

    static JsonBuffer of(byte[] text) {
        var buffer = new JsonBuffer(0);
        buffer.bytes = text;
        buffer.length = text.length;
        return buffer;
    }

    static JsonBuffer of(JsonBody body) {
        var buffer = new JsonBuffer(1024);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), buffer)) {
            body.writeTo(json);
        }
        return buffer;
    }

    @Override
    public void write(int one) {
        reserve(1);
        bytes[length++] = (byte) one;
    }

    @Override
    public void write(byte[] more, int offset, int count) {
        reserve(count);
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
