package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.Program;
import io.tributary.TributaryServer;
import io.tributary.gateway.CodeSamples;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Grant;
import io.tributary.identity.Limit;
import io.tributary.kernel.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The small clients of the guide, run as they are shown. */
@ExtendWith(TributaryServer.Running.class)
class ClientsScenarioTests {
    private final TributaryServer server;
    private final DocsFixtures docs;
    @TempDir private Path files;

    ClientsScenarioTests(TributaryServer server) {
        this.server = server;
        this.docs = new DocsFixtures(server);
    }

    private String client(String language) {
        return ShownSample.on(server.get("/docs/guides/client").body(), language).getFirst().text();
    }

    private String run(String language, String text) throws IOException {
        var program =
                switch (language) {
                    case "Python" -> Program.find("python3", List.of("-"));
                    case "JavaScript" -> Program.find("node", List.of("--input-type=module", "-"));
                    default -> java(text);
                };
        assumeTrue(program.isPresent());
        return program.orElseThrow().run(text).text();
    }

    private Optional<Program> java(String text) throws IOException {
        var file = files.resolve("Client.java");
        Files.writeString(file, text);
        var java = ProcessHandle.current().info().command().orElse("java");
        return Optional.of(new Program(List.of(java, "-XX:TieredStopAtLevel=1", file.toString())));
    }

    private void scoresAndNamesTheMistake(String language) throws IOException {
        var said = run(language, client(language).replace(CodeSamples.KEY, docs.testKey().text()));
        assertThat(said).contains("0.").contains("invalid-input").doesNotContain("Exception");
    }

    @Test
    void the_client_in_python_scores_and_names_the_mistake() throws IOException {
        scoresAndNamesTheMistake("Python");
    }

    @Test
    void the_client_in_javascript_scores_and_names_the_mistake() throws IOException {
        scoresAndNamesTheMistake("JavaScript");
    }

    @Test
    void the_client_in_java_scores_and_names_the_mistake() throws IOException {
        scoresAndNamesTheMistake("Java");
    }

    /** With one request a minute the second call is refused; pauses are told instead of made. */
    private void waitsAsItIsTold(String language, String pause, String told) throws IOException {
        var organization = docs.organization();
        server.bean(Entitlements.class)
                .grant(
                        organization,
                        List.of(Grant.limit(Limit.REQUESTS_PER_MINUTE, 1)),
                        new Period(
                                server.bean(InstantSource.class).instant().minusSeconds(1),
                                Instant.MAX),
                        "a test");
        var text = client(language).replace(CodeSamples.KEY, docs.testKey(organization).text());
        assertThat(text).contains(pause);
        var said = run(language, text.replace(pause, told));
        assertThat(said).contains("quota-exceeded").doesNotContain("invalid-input");
        assertThat(said.lines().filter(line -> line.startsWith("waits ")))
                .hasSize(4)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "waits (PT)?([1-9]|[1-5]\\d|60|61)S?|waits"
                                                        + " PT1M.*"));
    }

    @Test
    void the_client_in_python_waits_as_it_is_told_and_gives_up() throws IOException {
        waitsAsItIsTold("Python", "time.sleep(", "print('waits', ");
    }

    @Test
    void the_client_in_javascript_waits_as_it_is_told_and_gives_up() throws IOException {
        waitsAsItIsTold(
                "JavaScript",
                "setTimeout(wake, seconds * 1000)",
                "{ console.log('waits', seconds); wake(); }");
    }

    @Test
    void the_client_in_java_waits_as_it_is_told_and_gives_up() throws IOException {
        waitsAsItIsTold("Java", "Thread.sleep(", "IO.println(\"waits \" + ");
    }
}
