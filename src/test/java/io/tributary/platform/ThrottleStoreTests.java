package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.kernel.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

class ThrottleStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final Throttle.Rule THREE_AN_HOUR =
            new Throttle.Rule("test", 3, Duration.ofHours(1));

    private final Throttle throttle = database.bean(Throttle.class);
    private final String subject = UUID.randomUUID().toString();

    @Test
    void refuses_past_the_number_and_says_when_to_come_back() {
        spend();

        var refused =
                catchThrowableOfType(
                        ProblemException.class, () -> throttle.attempt(THREE_AN_HOUR, subject));
        assertThat(refused.problem()).isEqualTo(PlatformProblem.TOO_MANY_ATTEMPTS);
        assertThat(refused.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void another_subject_and_a_later_span_are_free() {
        spend();

        assertThatCode(() -> throttle.attempt(THREE_AN_HOUR, subject + "x"))
                .doesNotThrowAnyException();
        database.pass(Duration.ofHours(1));
        assertThatCode(() -> throttle.attempt(THREE_AN_HOUR, subject)).doesNotThrowAnyException();
    }

    @Test
    void old_attempts_are_forgotten() throws SQLException {
        spend();
        throttle.forgetOld();
        assertThat(kept()).isPositive();
        database.pass(Duration.ofDays(91));
        throttle.forgetOld();
        assertThat(kept()).isZero();
    }

    private static long kept() throws SQLException {
        try (var connection = database.superuser();
                var query = connection.prepareStatement("select count(*) from platform.throttle")) {
            var answer = query.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }

    private void spend() {
        for (int i = 0; i < 3; i++) {
            throttle.attempt(THREE_AN_HOUR, subject);
        }
    }
}
