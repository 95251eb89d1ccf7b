package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.RequestId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** What was answered is in usage, exactly once, whatever was killed. */
@Beside
class UsageCrashTests {
    private static final int CALLERS = 16;
    private static final int ANSWERED_BEFORE_THE_KILL = 250;
    private static final Pattern KEY = Pattern.compile("sk_test_[0-9A-Za-z]+_[0-9A-Za-z]+");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();

    @Test
    void every_answered_call_is_in_usage_once_after_the_server_and_then_all_were_killed()
            throws Exception {
        try (var server = ServerProcess.start(directory.resolve("postgres"))) {
            assertThat(server.firstAnswer()).contains("/docs/problems/starting");
            var key = signUp(server);
            loadUntilKilled(server, key, server::kill);
            server.startAgain();
            assertThat(server.log()).contains("ending the database server");
            assertUsageHolds(server);
            assertLimitsRemember(server, key);

            loadUntilKilled(server, key, server::killWithDatabase);
            server.startAgain();
            assertUsageHolds(server);
        }
    }

    /** Calls from all sides, and kills in the middle of it. */
    private void loadUntilKilled(ServerProcess server, String key, Runnable kill)
            throws InterruptedException {
        var enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> callUntilNobodyAnswers(server, key, enough));
            }
            enough.await();
            kill.run();
        }
    }

    private void callUntilNobodyAnswers(ServerProcess server, String key, CountDownLatch enough) {
        try {
            while (call(server, key)) {
                enough.countDown();
            }
        } catch (UncheckedIOException killed) {
            assertThat(killed).hasCauseInstanceOf(java.io.IOException.class);
        }
    }

    private boolean call(ServerProcess server, String key) {
        var answer = server.send("POST", "/api/v1/compatibility/calculate", key, PAIR);
        if (answer.statusCode() == 200) {
            answered.add(
                    UUID.fromString(answer.headers().firstValue(RequestId.HEADER).orElseThrow()));
        }
        return answer.statusCode() == 200;
    }

    private void assertUsageHolds(ServerProcess server) throws Exception {
        try (var connection = server.superuser();
                var statement = connection.createStatement()) {
            var kept = new HashSet<UUID>();
            try (var rows =
                    statement.executeQuery("select id from metering.usage where calls = 1")) {
                while (rows.next()) {
                    assertThat(kept.add(rows.getObject(1, UUID.class))).isTrue();
                }
            }
            assertThat(kept).containsAll(answered);
            assertThat(count(statement, "select sum(calls) from metering.usage_hour"))
                    .isEqualTo(kept.size());
        }
    }

    /** The day is counted from what was kept: nothing is given twice after a restart. */
    private void assertLimitsRemember(ServerProcess server, String key) {
        var answer = server.send("POST", "/api/v1/compatibility/calculate", key, PAIR);
        var left = answer.headers().firstValue("RateLimit").orElseThrow();
        var day = Pattern.compile("\"day\";r=(\\d+)").matcher(left);
        assertThat(day.find()).isTrue();
        assertThat(Integer.parseInt(day.group(1))).isLessThanOrEqualTo(2_000 - answered.size());
        var minute = Pattern.compile("\"minute\";r=(\\d+)").matcher(left);
        assertThat(minute.find()).isTrue();
    }

    private static long count(java.sql.Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String signUp(ServerProcess server) {
        var answer =
                server.send(
                        "POST",
                        "/api/partner/signup",
                        "",
                        """
                        {"company_name": "Crash", "email": "crash@example.org",
                         "use_case": "to be killed", "tier": "enterprise"}\
                        """);
        var key = KEY.matcher(answer.body());
        assertThat(key.find()).as(answer.body()).isTrue();
        return key.group();
    }

    private static final String PAIR = pair(new SplittableRandom(3));

    private static String pair(SplittableRandom random) {
        return "{\"person1\":" + person(random) + ",\"person2\":" + person(random) + "}";
    }

    private static String person(SplittableRandom random) {
        var traits = new StringBuilder("{\"traits\":[");
        for (int i = 0; i < 32; i++) {
            traits.append(i == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "%.6f", random.nextDouble()));
        }
        return traits.append("]}").toString();
    }
}
