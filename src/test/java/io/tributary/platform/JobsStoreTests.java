package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

class JobsStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.with(JobsOfThisTest.class);

    private static final Scope HOUSE = Scope.system("test");
    private static final List<String> DONE = Collections.synchronizedList(new ArrayList<>());

    private final Jobs jobs = database.bean(Jobs.class);
    private final String instance = UUID.randomUUID().toString();

    @Configuration(proxyBeanMethods = false)
    static class JobsOfThisTest {
        @Bean
        DurableJob noting(InstantSource clock) {
            return new DurableJob(
                    "test.note",
                    1,
                    data -> DONE.add(data + " at " + clock.instant().getEpochSecond()));
        }

        @Bean
        DurableJob stumbling() {
            return new DurableJob(
                    "test.stumble",
                    3,
                    data -> {
                        DONE.add(data);
                        throw new IllegalStateException("no way through");
                    });
        }
    }

    @Test
    void runs_after_the_commit_that_scheduled_it() {
        var now = database.clock().instant();
        schedule("test.note", now);
        jobs.advance(Duration.ofSeconds(1));

        assertThat(DONE).anyMatch(done -> done.startsWith(instance));
    }

    @Test
    void a_transaction_that_rolls_back_schedules_nothing() {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                HOUSE,
                                                () -> {
                                                    jobs.schedule(
                                                            job("test.note"), instance, instance);
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        jobs.advance(Duration.ofMinutes(1));

        assertThat(DONE).noneMatch(done -> done.startsWith(instance));
    }

    @Test
    void each_runs_at_its_own_due_time_when_time_is_moved() {
        var now = Instant.ofEpochSecond(database.clock().instant().getEpochSecond() + 10);
        schedule("test.note", now.plusSeconds(7_200));
        database.transactions()
                .run(
                        HOUSE,
                        () ->
                                jobs.schedule(
                                        job("test.note"),
                                        instance + " early",
                                        instance + " early",
                                        now.plusSeconds(3_600)));
        jobs.advance(Duration.ofHours(3));

        var early = instance + " early at ";
        var late = instance + " at ";
        assertThat(DONE)
                .filteredOn(done -> done.startsWith(instance))
                .satisfiesExactly(
                        done ->
                                assertThat(secondsAfter(now, done, early))
                                        .isBetween(3_600L, 3_660L),
                        done ->
                                assertThat(secondsAfter(now, done, late))
                                        .isBetween(7_200L, 7_260L));
    }

    private static long secondsAfter(Instant then, String done, String what) {
        assertThat(done).startsWith(what);
        return Long.parseLong(done.substring(what.length())) - then.getEpochSecond();
    }

    /** A killed server leaves its job marked as taken and gives no sign of life any more. */
    @Test
    void what_a_killed_server_was_at_is_taken_up_a_minute_later() {
        jobs.stop();
        schedule("test.note", database.clock().instant());
        database.transactions()
                .run(
                        HOUSE,
                        () ->
                                database.sql()
                                        .sql(
                                                """
                                                update platform.scheduled_task
                                                   set picked = true, picked_by = 'killed',
                                                       last_heartbeat = execution_time
                                                 where task_instance = :instance
                                                """)
                                        .param("instance", instance)
                                        .update());
        database.pass(Duration.ofSeconds(61));
        jobs.start();
        jobs.advance(Duration.ofSeconds(1));

        assertThat(DONE).anyMatch(done -> done.startsWith(instance));
    }

    @Test
    void is_tried_as_often_as_it_says_and_then_parked_with_its_reason() {
        schedule("test.stumble", database.clock().instant());
        jobs.advance(Duration.ofHours(1));

        assertThat(DONE).filteredOn(instance::equals).hasSize(3);
        assertThat(jobs.parked())
                .filteredOn(parked -> parked.instance().equals(instance))
                .singleElement()
                .satisfies(
                        parked -> {
                            assertThat(parked.attempts()).isEqualTo(3);
                            assertThat(parked.reason()).contains("no way through");
                        });
    }

    @Test
    void what_is_parked_again_is_tried_again_with_what_it_was_last_about() {
        for (var data : List.of(instance + " first", instance + " second")) {
            database.transactions()
                    .run(HOUSE, () -> jobs.schedule(job("test.stumble"), instance, data));
            jobs.advance(Duration.ofHours(1));
        }
        DONE.clear();

        assertThat(jobs.retry("test.stumble", instance)).isTrue();
        jobs.advance(Duration.ofSeconds(1));

        assertThat(DONE).contains(instance + " second").doesNotContain(instance + " first");
    }

    private void schedule(String name, Instant due) {
        database.transactions().run(HOUSE, () -> jobs.schedule(job(name), instance, instance, due));
    }

    private static DurableJob job(String name) {
        return new DurableJob(name, 1, _ -> {});
    }
}
