package io.tributary.docs.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Longer samples: one program in several languages, each a file among the resources. */
final class SampleFiles {
    /** What stands for the id of the reader's signing key. */
    static final String SIGNING_KEY = "YOUR_SIGNING_KEY_ID";

    /** What stands for its secret. */
    static final String SECRET = "YOUR_SIGNING_SECRET";

    private static final String SERVER = "https://tributary.example";

    /** Languages by the endings of their files. */
    private static final Map<String, String> LANGUAGES =
            Map.of("sh", "Shell", "js", "JavaScript", "py", "Python", "java", "Java");

    private SampleFiles() {}

    /** The program of that name, in the order of those endings. */
    static List<CodeSample> of(Settings settings, String name, String... endings) {
        return Stream.of(endings).map(ending -> sample(name, ending, settings)).toList();
    }

    private static CodeSample sample(String name, String ending, Settings settings) {
        var path = "/docs/samples/" + name + "." + ending + ".txt";
        try (var file = SampleFiles.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + path);
            }
            var text = new String(file.readAllBytes(), UTF_8).strip();
            return new CodeSample(
                    LANGUAGES.getOrDefault(ending, ending),
                    text.replace(SERVER, settings.link("")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
