package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Admission.Allowance;
import io.tributary.gateway.Admission.Granted;
import io.tributary.gateway.Admission.Limit;
import io.tributary.gateway.Admission.Refused;
import io.tributary.gateway.Limiter.Quota;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class LimiterTests {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final Quota THREE = new Quota(3, 10);

    private final Limiter limiter = new Limiter();

    private Admission at(long millis, int calls) {
        return limiter.admit(NOON + millis, NOON + millis, calls, THREE);
    }

    private Granted granted(long millis, int calls) {
        return (Granted) at(millis, calls);
    }

    @Test
    void tells_what_is_left_with_the_call_taken_off() {
        assertThat(granted(0, 4).minute()).isEqualTo(new Allowance(3, 2, 61));
        assertThat(granted(1000, 4).day()).isEqualTo(new Allowance(10, 2, 43_199));
    }

    @Test
    void refuses_the_fourth_request_until_the_first_is_sixty_seconds_past() {
        at(0, 1);
        at(10, 1);
        at(20, 1);
        var refused = (Refused) at(59_999, 1);
        assertThat(refused.limit()).isEqualTo(Limit.MINUTE);
        assertThat(refused.retryAt()).isEqualTo(Instant.ofEpochMilli(NOON + 60_001));
        assertThat(at(60_000, 1)).isInstanceOf(Refused.class);
        assertThat(at(60_001, 1)).isInstanceOf(Granted.class);
        assertThat(at(60_002, 1)).isInstanceOf(Refused.class);
    }

    @Test
    void a_batch_takes_one_request_and_all_its_calls_or_nothing() {
        granted(0, 8);
        var refused = (Refused) at(1, 3);
        assertThat(refused.limit()).isEqualTo(Limit.DAY);
        assertThat(refused.retryAt()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(refused.minute().remaining()).isEqualTo(2);
        assertThat(granted(2, 2).day().remaining()).isZero();
    }

    @Test
    void a_call_that_counts_nothing_passes_when_the_day_is_spent() {
        granted(0, 10);
        assertThat(at(1, 0)).isInstanceOf(Granted.class);
    }

    @Test
    void the_day_begins_anew_at_midnight_utc() {
        granted(0, 10);
        assertThat(granted(12 * 3_600_000, 10).day().remaining()).isZero();
    }

    @Test
    void gives_back_exactly_the_request_that_delivered_nothing() {
        granted(0, 1);
        var second = granted(1000, 1);
        granted(2000, 1);
        limiter.release(second, 1);
        assertThat(granted(3000, 1).day().remaining()).isEqualTo(7);
        assertThat(((Refused) at(3001, 1)).retryAt())
                .isEqualTo(Instant.ofEpochMilli(NOON + 60_001));
    }

    @Test
    void gives_back_when_the_ring_is_full_and_has_gone_round() {
        var quota = new Quota(16, 1000);
        Granted last = null;
        for (int i = 0; i < 40; i++) {
            long now = NOON + i * 60_001L / 16 + i;
            last = (Granted) limiter.admit(now, now, 1, quota);
        }
        long now = NOON + 39 * 60_001L / 16 + 40;
        assertThat(limiter.admit(now, now, 1, quota)).isInstanceOf(Refused.class);
        limiter.release(java.util.Objects.requireNonNull(last), 1);
        assertThat(limiter.admit(now, now, 1, quota)).isInstanceOf(Granted.class);
    }

    @Test
    void follows_a_limit_that_is_raised_and_lowered() {
        at(0, 1);
        at(1, 1);
        at(2, 1);
        assertThat(limiter.admit(NOON + 3, NOON + 3, 1, new Quota(4, 10)))
                .isInstanceOf(Granted.class);
        assertThat(limiter.admit(NOON + 4, NOON + 4, 1, new Quota(2, 10)))
                .isInstanceOf(Refused.class);
        assertThat(limiter.admit(NOON + 60_004, NOON + 60_004, 1, new Quota(2, 10)))
                .isInstanceOf(Granted.class);
    }

    @Test
    void goes_on_after_a_restart_where_it_was() {
        limiter.resume(new long[] {NOON - 50_000, NOON - 40_000, NOON - 30_000}, NOON, 9);
        assertThat(((Refused) at(0, 1)).retryAt()).isEqualTo(Instant.ofEpochMilli(NOON + 10_000));
        assertThat(at(10_000, 2)).isInstanceOf(Refused.class);
        assertThat(granted(10_000, 1).day().remaining()).isZero();
    }

    @Test
    void a_limit_of_nothing_admits_nothing() {
        assertThat(limiter.admit(NOON, NOON, 0, new Quota(0, 10))).isInstanceOf(Refused.class);
    }
}
