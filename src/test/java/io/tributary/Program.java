package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** Another program of this machine that runs samples. */
public record Program(List<String> command) {
    private static final long LONGEST_SECONDS = 120;

    /** What it said, on both of its outputs. */
    public record Said(int exit, String text) {}

    /** The program of that name on the path; without one it is said what is left out. */
    public static Optional<Program> find(String name, List<String> arguments) {
        var found =
                Stream.of(
                                Pattern.compile(Pattern.quote(File.pathSeparator))
                                        .split(System.getenv("PATH")))
                        .map(directory -> Path.of(directory).resolve(name))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (found.isEmpty()) {
            System.out.println("samples left out, no " + name + " on this machine");
        }
        return found.map(
                path ->
                        new Program(
                                Stream.concat(Stream.of(path.toString()), arguments.stream())
                                        .toList()));
    }

    /** Compiles the Java files of a directory, in it, with all that these tests know. */
    public static void compile(Path directory) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var errors = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                var sources = Files.list(directory)) {
            var task =
                    compiler.getTask(
                            errors,
                            manager,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    directory.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(sources.toList()));
            assertThat(task.call()).as(errors.toString()).isTrue();
        }
    }

    /** Runs it once with that text to read. */
    public Said run(String input) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        var process = builder.start();
        var said =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return new String(process.getInputStream().readAllBytes(), UTF_8);
                            } catch (IOException failed) {
                                return failed.toString();
                            }
                        });
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(UTF_8));
        }
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end: " + command);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        return new Said(process.exitValue(), said.join());
    }
}
