package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.ProblemException;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class IdempotencyStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final Scope HOUSE = Scope.system("test");
    private static final byte[] BODY = "{\"name\": \"one\"}".getBytes(UTF_8);

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger effects = new AtomicInteger();
    private final Idempotency idempotency = database.bean(Idempotency.class);

    @Test
    void the_same_key_and_body_give_the_same_answer_and_one_effect() {
        assertThat(call(BODY)).isEqualTo("answer 1");
        assertThat(call(BODY)).isEqualTo("answer 1");
        assertThat(effects.get()).isEqualTo(1);
    }

    @Test
    void another_body_under_the_key_is_refused() {
        call(BODY);

        assertThatThrownBy(() -> call("{}".getBytes(UTF_8)))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::problem)
                .isEqualTo(PlatformProblem.KEY_REUSED);
    }

    @Test
    void another_callers_key_is_another_key() {
        call(BODY);

        assertThat(answer("somebody else")).isEqualTo("answer 2");
    }

    @Test
    void a_call_that_failed_left_nothing_and_may_be_made_again() {
        assertThatThrownBy(
                        () ->
                                idempotency.once(
                                        HOUSE,
                                        "caller",
                                        key,
                                        BODY,
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .hasMessage("broken");

        assertThat(call(BODY)).isEqualTo("answer 1");
    }

    @Test
    void a_day_later_the_key_is_free_again() {
        call(BODY);
        database.pass(Idempotency.KEPT.plus(Duration.ofSeconds(1)));
        idempotency.forgetOld();

        assertThat(call(BODY)).isEqualTo("answer 2");
    }

    @Test
    void the_database_does_not_hold_the_answer_in_clear() throws SQLException {
        call(BODY);

        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select count(*) from platform.idempotent_answer where"
                                        + " position('answer' in encode(sealed, 'escape')) > 0")) {
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
    }

    @Test
    void of_many_at_once_one_does_the_work_and_the_others_repeat_or_wait() throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 64)
                            .mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return outcome();
                                                    }))
                            .toList();
            start.countDown();
            for (var call : calls) {
                assertThat(call.get()).isIn("answer 1", PlatformProblem.IN_FLIGHT.code());
            }
        }
        assertThat(effects.get()).isEqualTo(1);
    }

    private String outcome() {
        try {
            return call(BODY);
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    private String call(byte[] body) {
        return answer("caller", body);
    }

    private String answer(String caller) {
        return answer(caller, BODY);
    }

    private String answer(String caller, byte[] body) {
        return new String(
                idempotency.once(
                        HOUSE,
                        caller,
                        key,
                        body,
                        () -> ("answer " + effects.incrementAndGet()).getBytes(UTF_8)),
                UTF_8);
    }
}
