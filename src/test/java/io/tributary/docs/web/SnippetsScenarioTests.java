package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.Program;
import io.tributary.TributaryServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every sample of the reference, run as it is shown with a reader's key. */
@ExtendWith(TributaryServer.Running.class)
class SnippetsScenarioTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Runs the files it is told, one after the other, each after a line with its name. */
    private static final String DRIVER =
            """
            void main(String[] names) throws Exception {
                for (var name : names) {
                    IO.println("== " + name);
                    var file = Class.forName(name);
                    var made = file.getDeclaredConstructor();
                    made.setAccessible(true);
                    var main = file.getDeclaredMethod("main");
                    main.setAccessible(true);
                    main.invoke(made.newInstance());
                }
            }
            """;

    private final DocsFixtures docs;

    SnippetsScenarioTests(TributaryServer server) {
        this.docs = new DocsFixtures(server);
    }

    @Test
    void every_operation_has_a_sample_in_each_language() {
        for (var language : List.of("curl", "JavaScript", "Python", "Java")) {
            assertThat(docs.samples(language)).as(language).hasSizeGreaterThan(15);
        }
    }

    @Test
    void every_java_sample_runs(@TempDir Path files) throws IOException {
        var samples = docs.samples("Java");
        var names = new ArrayList<String>();
        for (var sample : samples) {
            var name = "Sample" + names.size();
            Files.writeString(files.resolve(name + ".java"), docs.pasted(sample));
            names.add(name);
        }
        Files.writeString(files.resolve("Drive.java"), DRIVER);
        Program.compile(files);

        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                files.toString(),
                                "Drive"));
        command.addAll(names);
        var said = new Program(command).run("");
        assertThat(said.exit()).as(said.text()).isZero();
        var answers = Pattern.compile("^== Sample\\d+\n", Pattern.MULTILINE).split(said.text());
        assertThat(answers).hasSize(samples.size() + 1);
        for (int i = 0; i < samples.size(); i++) {
            check(samples.get(i), answers[i + 1]);
        }
    }

    @Test
    void every_python_sample_runs() throws IOException {
        runAll("Python", Program.find("python3", List.of("-")));
    }

    @Test
    void every_javascript_sample_runs_outside_a_browser() throws IOException {
        runAll("JavaScript", Program.find("node", List.of("--input-type=module", "-")));
    }

    @Test
    void every_command_runs() throws IOException {
        assumeTrue(Program.find("curl", List.of()).isPresent());
        runAll("curl", Program.find("sh", List.of()));
    }

    private void runAll(String language, Optional<Program> program) throws IOException {
        assumeTrue(program.isPresent());
        for (var sample : docs.samples(language)) {
            var text = docs.pasted(sample);
            if (language.equals("curl")) {
                text = text.replaceFirst("^curl ", "curl -s -w '%{stderr}%{http_code} ' ");
            }
            check(sample, program.orElseThrow().run(text).text());
        }
    }

    /** The status is the one described, and the answer has the members of the example. */
    private void check(ShownSample sample, String said) {
        var operation = docs.operation(sample);
        int expected = docs.expected(operation);
        assertThat(said)
                .as(sample.id() + " in " + sample.label())
                .contains(Integer.toString(expected));
        var body = operation.docs().answer().body();
        if (expected < 300 && body != null) {
            var json = said.replaceFirst("(?s)^[^{\\[]*", "").replaceFirst("(?s)[^}\\]]*$", "");
            assertThat(new TreeSet<>(JSON.readTree(json).propertyNames()))
                    .as(sample.id() + " in " + sample.label() + ": " + said)
                    .containsAll(JSON.readTree(body.example()).propertyNames());
        }
    }
}
