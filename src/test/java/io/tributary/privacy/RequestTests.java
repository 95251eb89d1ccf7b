package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class RequestTests {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:30:00Z, 2026-12-21T09:30:00Z",
        "2026-12-31T23:59:59Z, 2027-01-30T23:59:59Z",
        "2027-01-28T10:00:00Z, 2027-02-27T10:00:00Z",
        "2027-01-31T10:00:00Z, 2027-02-28T10:00:00Z",
        "2027-02-01T00:00:00Z, 2027-03-01T00:00:00Z",
        "2028-01-30T10:00:00Z, 2028-02-29T10:00:00Z",
        "2028-02-29T10:00:00Z, 2028-03-29T10:00:00Z"
    })
    void is_due_after_thirty_days_and_never_after_more_than_a_month(Instant came, Instant due) {
        assertThat(Request.due(came)).isEqualTo(due);
    }
}
