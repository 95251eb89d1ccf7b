package io.tributary.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The written parts of the assessment, as lines of the files in {@code compatibility/}. */
final class Texts {
    private Texts() {}

    /** The lines of a file that are neither empty nor a remark. */
    static List<String> lines(String file) {
        try (var text = Texts.class.getResourceAsStream("/compatibility/" + file)) {
            if (text == null) {
                throw new IllegalStateException("there is no text " + file);
            }
            return new String(text.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
