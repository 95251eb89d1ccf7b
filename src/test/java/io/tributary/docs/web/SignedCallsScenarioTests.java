package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.Program;
import io.tributary.TributaryServer;
import io.tributary.gateway.SigningKeys;
import io.tributary.identity.AuditTrail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The signed calls of the guide, run as they are shown with what a reader has. */
@ExtendWith(TributaryServer.Running.class)
class SignedCallsScenarioTests {
    private final TributaryServer server;
    private final String page;
    private final DocsFixtures docs;

    SignedCallsScenarioTests(TributaryServer server) {
        this.server = server;
        this.docs = new DocsFixtures(server);
        this.page = server.get("/docs/guides/signing").body();
    }

    private void runs(String language, Optional<Program> program) throws IOException {
        assumeTrue(program.isPresent());
        assertThat(program.orElseThrow().run(docs.signedCall(language)).text())
                .contains("compatibility_score")
                .contains("\"livemode\":false");
    }

    @Test
    void the_call_signed_by_a_shell_is_accepted() throws IOException {
        assumeTrue(
                Program.find("openssl", List.of()).isPresent()
                        && Program.find("curl", List.of()).isPresent());
        runs("Shell", Program.find("sh", List.of()));
    }

    @Test
    void the_call_signed_by_python_is_accepted() throws IOException {
        runs("Python", Program.find("python3", List.of("-")));
    }

    @Test
    void the_call_signed_by_javascript_is_accepted() throws IOException {
        runs("JavaScript", Program.find("node", List.of("--input-type=module", "-")));
    }

    @Test
    void the_call_signed_by_java_is_accepted(@TempDir Path files) throws IOException {
        var file = files.resolve("Call.java");
        Files.writeString(file, docs.signedCall("Java"));
        var java = ProcessHandle.current().info().command().orElse("java");
        runs(
                "Java",
                Optional.of(
                        new Program(List.of(java, "-XX:TieredStopAtLevel=1", file.toString()))));
    }

    @Test
    void a_call_that_is_not_signed_is_told_what_to_cover() {
        var organization = docs.organization();
        var key = docs.testKey(organization);
        var by = AuditTrail.By.thing(organization, "a test");
        server.bean(SigningKeys.class).issue(by, key.id(), "Backend");
        server.bean(SigningKeys.class).require(by, key.id(), true);
        var refused = server.send(server.request("/api/v1/usage").header("X-API-Key", key.text()));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("/docs/problems/signature-required");
        var wanted = refused.headers().firstValue("Accept-Signature").orElseThrow();
        for (var covered : List.of("@method", "@target-uri", "content-digest", "nonce", "keyid")) {
            assertThat(wanted).contains(covered);
            assertThat(page).contains("<code>" + covered + "</code>");
        }
    }
}
