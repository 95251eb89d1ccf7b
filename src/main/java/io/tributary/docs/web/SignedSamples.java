package io.tributary.docs.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A signed call in four languages, each a file among the resources. */
final class SignedSamples {
    /** What stands for the id of the reader's signing key. */
    static final String SIGNING_KEY = "YOUR_SIGNING_KEY_ID";

    /** What stands for its secret. */
    static final String SECRET = "YOUR_SIGNING_SECRET";

    private static final String SERVER = "https://tributary.example";

    private SignedSamples() {}

    static List<CodeSample> of(Settings settings) {
        return List.of(
                sample("Shell", "signed-call.sh.txt", settings),
                sample("JavaScript", "signed-call.js.txt", settings),
                sample("Python", "signed-call.py.txt", settings),
                sample("Java", "signed-call.java.txt", settings));
    }

    private static CodeSample sample(String label, String name, Settings settings) {
        var path = "/docs/samples/" + name;
        try (var file = SignedSamples.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + path);
            }
            var text = new String(file.readAllBytes(), UTF_8).strip();
            return new CodeSample(label, text.replace(SERVER, settings.link("")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
