package io.tributary.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;

class DaysTests {
    @Test
    void a_day_and_its_beginning_are_read() {
        assertThat(Days.day("2028-02-29")).hasValue(LocalDate.of(2028, 2, 29));
        assertThat(Days.beginning("1900-01-01")).hasValue(Instant.parse("1900-01-01T00:00:00Z"));
        assertThat(Days.instant("2999-12-31T23:59:59.999Z"))
                .hasValue(Instant.parse("2999-12-31T23:59:59.999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2027-02-29",
                "2026-13-01",
                "20260101",
                "tomorrow",
                "1899-12-31",
                "3000-01-01",
                "0001-01-01",
                "-2026-01-01",
                "+999999999-12-31"
            })
    void what_is_no_day_or_none_that_could_be_meant_is_nothing(String text) {
        assertThat(Days.day(text)).isEmpty();
        assertThat(Days.beginning(text)).isEmpty();
        assertThat(Days.instant(text + "T00:00:00Z")).isEmpty();
    }

    @Test
    void an_instant_as_far_as_java_goes_is_nothing() {
        assertThat(Days.instant(Instant.MAX.toString())).isEmpty();
        assertThat(Days.instant(Instant.MIN.toString())).isEmpty();
    }
}
