package io.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;
import io.tributary.ServerProcess;
import io.tributary.notify.Receiver.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was told arrives, whatever was killed, and a slow endpoint keeps no other waiting. */
@Beside
class WebhookCrashTests {
    private static final Pattern TOLD = Pattern.compile("(?m)^told (\\d+)$");
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void nothing_told_is_lost_after_kills_and_nobody_waits_for_a_slow_endpoint() throws Exception {
        try (var receiver = new Receiver()) {
            receiver.answers(
                    message -> {
                        var time = message.path().equals("/slow") ? 60_000 : 5;
                        over.await(time, TimeUnit.MILLISECONDS);
                        return Reply.of(200);
                    });
            try (var server =
                    ServerProcess.start(
                            directory.resolve("postgres"),
                            TellingServer.class,
                            "--tributary.outbound.loopback=true",
                            "--test.fast=" + receiver.url("/fast"),
                            "--test.slow=" + receiver.url("/slow"))) {
                server.await(
                        "few were told or arrived",
                        () -> arrived(receiver).size() > 50 && told(server).size() > 50);
                server.kill();
                var before = told(server).size();

                server.startAgain();
                server.await("few more were told", () -> told(server).size() > before + 50);
                server.killWithDatabase();

                server.startAgain();
                server.await("no more were told", () -> told(server).size() > before + 250);
                server.await("not all arrived", () -> arrived(receiver).containsAll(told(server)));
                assertThat(receiver.received("/slow"))
                        .as("few calls wait for a receiver that does not answer")
                        .hasSizeLessThan(told(server).size() / 4);
            } finally {
                over.countDown();
            }
        }
    }

    private static Set<String> told(ServerProcess server) {
        return TOLD.matcher(server.log())
                .results()
                .map(told -> told.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> arrived(Receiver receiver) {
        return receiver.received("/fast").stream()
                .map(message -> NUMBER.matcher(message.body()))
                .filter(Matcher::find)
                .map(number -> number.group(1))
                .collect(Collectors.toSet());
    }
}
