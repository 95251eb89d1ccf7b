package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class DurableJobTests {
    @Test
    void pauses_double_up_to_an_hour() {
        assertThat(DurableJob.pauseAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(DurableJob.pauseAfter(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(DurableJob.pauseAfter(9)).isEqualTo(Duration.ofSeconds(2_560));
        assertThat(DurableJob.pauseAfter(10)).isEqualTo(Duration.ofHours(1));
        assertThat(DurableJob.pauseAfter(1_000)).isEqualTo(Duration.ofHours(1));
    }
}
