package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;

class TestDatabaseTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    @Test
    void is_migrated_and_its_clock_moves() {
        var before = database.clock().instant();

        database.pass(Duration.ofDays(40));

        assertThat(database.clock().instant()).isAfter(before.plus(Duration.ofDays(39)));
        assertThat(database.bean(Jobs.class).parked()).isEmpty();
    }
}
