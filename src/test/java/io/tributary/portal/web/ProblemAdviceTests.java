package io.tributary.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.InputError;
import io.tributary.platform.PlatformProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.MissingServletRequestParameterException;

class ProblemAdviceTests {
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 406, 413, 415, 503, 500})
    void keeps_the_status_that_the_server_meant(int status) {
        assertThat(ProblemAdvice.ofStatus(status).problem().status()).isEqualTo(status);
    }

    @Test
    void tells_nothing_of_what_broke_inside() {
        var problem =
                ProblemAdvice.problemOf(new IllegalStateException("password of the database"));
        assertThat(problem.problem()).isEqualTo(PlatformProblem.INTERNAL);
        assertThat(problem.detail()).doesNotContain("password");
    }

    @Test
    void names_a_parameter_that_is_missing() {
        var problem =
                ProblemAdvice.problemOf(
                        new MissingServletRequestParameterException("from", "Instant"));
        assertThat(problem.errors()).containsExactly(new InputError("from", "This is required."));
    }
}
