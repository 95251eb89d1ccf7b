package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.metering.HourOfAnswers;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

class AvailabilityTests {
    private static final ServiceLadder LADDER =
            new ServiceLadder(
                    List.of(
                            new ServiceLadder.Step(950_000, 5_000),
                            new ServiceLadder.Step(999_000, 1_000),
                            new ServiceLadder.Step(990_000, 2_500)));

    @ParameterizedTest
    @CsvSource({
        "1000, 0, 1000000",
        "1000, 1, 999000",
        "1000, 2, 998000",
        "3000, 1, 999666",
        "1000000, 1000, 999000",
        "1000000, 1001, 998999",
        "1000, 1000, 0"
    })
    void with_enough_requests_it_is_the_share_that_did_not_fail(
            long answered, long failed, int millionths) {
        var availability = Availability.of(List.of(hour(answered, failed)), 30);

        assertThat(availability.isByRequests()).isTrue();
        assertThat(availability.millionths()).isEqualTo(millionths);
    }

    @Test
    void with_few_requests_hours_are_counted_in_which_more_than_half_failed() {
        var quiet = Availability.of(List.of(hour(10, 5), hour(600, 10), hour(3, 2)), 30);

        assertThat(quiet.isByRequests()).isFalse();
        assertThat(quiet.badHours()).isEqualTo(1);
        assertThat(quiet.millionths()).isEqualTo(998_611);
    }

    @Test
    void without_a_request_it_was_available() {
        assertThat(Availability.of(List.of(), 30).millionths()).isEqualTo(Availability.WHOLE);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 0",
        "999000, 0",
        "998999, 1000",
        "990000, 1000",
        "989999, 2500",
        "950000, 2500",
        "949999, 5000",
        "0, 5000"
    })
    void the_lower_it_was_the_more_is_credited(int millionths, int bps) {
        assertThat(LADDER.creditBps(millionths)).isEqualTo(bps);
    }

    @Test
    void a_credit_is_rounded_half_up_and_a_share_reads_as_percent() {
        assertThat(ServiceLadder.credit(Money.parse("USD 100.05"), 1_000))
                .isEqualTo(Money.parse("USD 10.01"));
        assertThat(ServiceLadder.percent(999_000)).isEqualTo("99.9 %");
        assertThat(ServiceLadder.percent(1_000_000)).isEqualTo("100 %");
        assertThat(ServiceLadder.percent(998_611)).isEqualTo("99.8611 %");
        assertThat(ServiceLadder.share(2_500)).isEqualTo("25 %");
        assertThat(LADDER.target()).isEqualTo(999_000);
    }

    private static HourOfAnswers hour(long answered, long failed) {
        return new HourOfAnswers(Instant.EPOCH, answered, failed);
    }
}
