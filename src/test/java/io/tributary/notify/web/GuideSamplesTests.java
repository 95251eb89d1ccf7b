package io.tributary.notify.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;

import io.tributary.Program;
import io.tributary.portal.spi.CodeSample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What readers are shown for verifying a message, run as it is shown. */
class GuideSamplesTests {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"type\": \"key.created\"}";

    /** A message as it arrives. */
    private record Message(long sent, String signature, String body) {
        static Message of(Instant sent) throws Exception {
            var seconds = sent.getEpochSecond();
            return new Message(seconds, new Webhook(SECRET).sign(ID, seconds, BODY), BODY);
        }

        Message saying(String other) {
            return new Message(sent, signature, other);
        }

        /** A second signature before the right one, as during a rotation of the secret. */
        Message duringRotation() {
            return new Message(sent, "v1,AAAA " + signature, body);
        }

        HttpHeaders headers() {
            return HttpHeaders.of(
                    Map.of(
                            "webhook-id", List.of(ID),
                            "webhook-timestamp", List.of(Long.toString(sent)),
                            "webhook-signature", List.of(signature)),
                    (_, _) -> true);
        }
    }

    private static String sample(String label) {
        return Guide.samples(SECRET).stream()
                .filter(sample -> sample.label().equals(label))
                .map(CodeSample::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void python_without_a_library_tells_genuine_messages_from_others() throws Exception {
        var python = Program.find("python3", List.of("-"));
        assumeTrue(python.isPresent());
        var genuine = Message.of(Instant.now());
        var old = Message.of(Instant.now().minus(Duration.ofMinutes(10)));

        assertThat(python(python.get(), genuine)).isEqualTo("genuine");
        assertThat(python(python.get(), genuine.duringRotation())).isEqualTo("genuine");
        assertThat(python(python.get(), genuine.saying(BODY + " "))).isEqualTo("refused");
        assertThat(python(python.get(), old)).isEqualTo("refused");
    }

    private static String python(Program python, Message message) throws IOException {
        var text =
                """
                headers = {"webhook-id": "%s", "webhook-timestamp": "%s", "webhook-signature": "%s"}
                body = '%s'
                %s
                print("genuine" if genuine else "refused")
                """
                        .formatted(
                                ID,
                                message.sent(),
                                message.signature(),
                                message.body(),
                                sample("Python, no library"));
        return python.run(text).text().strip();
    }

    @Test
    void java_tells_genuine_messages_from_others(@TempDir Path files) throws Exception {
        var genuine = Message.of(Instant.now());
        var old = Message.of(Instant.now().minus(Duration.ofMinutes(10)));
        Files.writeString(
                files.resolve("Receiver.java"),
                """
                import com.standardwebhooks.Webhook;
                import java.net.http.HttpHeaders;

                public class Receiver {
                    public static void take(String body, HttpHeaders headers) throws Exception {
                        %s
                    }
                }
                """
                        .formatted(sample("Java")));
        Program.compile(files);

        try (var loader = new URLClassLoader(new URL[] {files.toUri().toURL()})) {
            var receiver = loader.loadClass("Receiver");

            assertThatCode(() -> take(receiver, genuine)).doesNotThrowAnyException();
            assertThatCode(() -> take(receiver, genuine.duringRotation()))
                    .doesNotThrowAnyException();
            assertRefused(receiver, genuine.saying(BODY + " "));
            assertRefused(receiver, old);
        }
    }

    private static void assertRefused(Class<?> receiver, Message message) {
        assertThatThrownBy(() -> take(receiver, message))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static void take(Class<?> receiver, Message message) throws Throwable {
        try {
            receiver.getMethod("take", String.class, HttpHeaders.class)
                    .invoke(null, message.body(), message.headers());
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
