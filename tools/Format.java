import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks, or mends, the format of our Java: google-java-format, AOSP style. The build runs it in
 * the JVM of the toolchain, because a Maven that was started by an older Java cannot parse our
 * sources.
 *
 * <p>Files that have not changed since they were last found well formed are not looked at again.
 */
final class Format {
    private static final List<String> ROOTS =
            List.of("src/main/java", "src/test/java", "tools", "bench");

    /** When all was last found well formed. */
    private static final Path STAMP = Path.of("target", "tools", "format-checked");

    /** What is not well formed; while it is there, the build's next step fails. */
    private static final Path UNTIDY = Path.of("target", "tools", "format-untidy");

    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    void main(String[] arguments) throws IOException {
        var mend =
                switch (arguments[0]) {
                    case "check" -> false;
                    case "mend" -> true;
                    default ->
                            throw new IllegalArgumentException("-Dformat=check or -Dformat=mend");
                };
        long began = System.currentTimeMillis();
        long checked = Files.exists(STAMP) ? Files.getLastModifiedTime(STAMP).toMillis() : 0;
        var untidy =
                sources()
                        .filter(file -> isNewer(file, checked))
                        .parallel()
                        .filter(file -> !passes(file, mend))
                        .sorted()
                        .toList();
        if (!untidy.isEmpty()) {
            untidy.forEach(file -> System.err.println("not formatted: " + file));
            Files.write(UNTIDY, untidy.stream().map(Path::toString).toList());
            return;
        }
        Files.deleteIfExists(UNTIDY);
        Files.writeString(STAMP, "");
        Files.setLastModifiedTime(STAMP, FileTime.fromMillis(began));
    }

    private static Stream<Path> sources() {
        return ROOTS.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(Format::walk)
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> walk(Path root) {
        try {
            return Files.walk(root);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isNewer(Path file, long millis) {
        try {
            return Files.getLastModifiedTime(file).toMillis() >= millis;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A long text that was wrapped is sometimes wrapped otherwise the second time. */
    private static String format(String text) throws FormatterException {
        var once = FORMATTER.formatSourceAndFixImports(text);
        return FORMATTER.formatSourceAndFixImports(once);
    }

    private static boolean passes(Path file, boolean mend) {
        try {
            var text = Files.readString(file);
            var formatted = format(text);
            if (formatted.equals(text)) {
                return true;
            }
            if (mend) {
                Files.write(file, formatted.getBytes(UTF_8));
                System.out.println("formatted " + file);
            }
            return mend;
        } catch (FormatterException broken) {
            System.err.println(file + " cannot be parsed: " + broken.getMessage());
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
