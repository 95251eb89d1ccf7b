package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;

class FailuresStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final Logger LOG = LoggerFactory.getLogger(FailuresStoreTests.class);

    private final Failures failures = database.bean(Failures.class);

    @Test
    void the_same_failure_is_counted_in_one_group_without_a_word_of_its_message() {
        fail("the password is hunter2", "first");
        fail("anna@example.com was here", "second");

        var group = group("the mill stands still").orElseThrow();
        assertThat(group.times()).isEqualTo(2);
        assertThat(group.lastRequest()).isEqualTo("second");
        assertThat(group.exception())
                .isEqualTo("IllegalStateException caused by IllegalArgumentException");
        assertThat(group.frames().getFirst())
                .startsWith("io.tributary.platform.FailuresStoreTests.broken:");
        assertThat(everythingKept()).doesNotContain("hunter2").doesNotContain("anna");
    }

    @Test
    void the_pattern_is_kept_and_its_arguments_are_not() {
        LOG.error("the miller {} fell asleep", "Bob Miller", new UnsupportedOperationException());

        assertThat(group("the miller {} fell asleep")).isPresent();
        assertThat(everythingKept()).doesNotContain("Bob");
    }

    @Test
    void what_was_resolved_and_comes_back_is_open_again() {
        LOG.error("the wheel broke", wheel());
        var first = group("the wheel broke").orElseThrow();
        assertThat(failures.resolve(first.fingerprint(), "Ada")).isTrue();
        assertThat(group("the wheel broke")).isEmpty();
        assertThat(failures.resolve(first.fingerprint(), "Bob")).isFalse();

        database.pass(Duration.ofMinutes(1));
        LOG.error("the wheel broke", wheel());

        var again = group("the wheel broke").orElseThrow();
        assertThat(again.returns()).isEqualTo(1);
        assertThat(again.times()).isEqualTo(2);
        assertThat(again.resolvedBy()).isNull();
    }

    @Test
    void what_was_resolved_can_be_opened_by_hand() {
        LOG.error("the sack tore", new UnsupportedOperationException());
        var group = group("the sack tore").orElseThrow();
        failures.resolve(group.fingerprint(), "Ada");

        assertThat(failures.reopen(group.fingerprint())).isTrue();
        assertThat(group("the sack tore")).isPresent();
        failures.resolve(group.fingerprint(), "Ada");
    }

    @Test
    void however_many_fail_at_once_all_are_counted_without_another_failure() {
        int all = 40;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < all; i++) {
                threads.execute(() -> LOG.error("the dam burst", wheel()));
            }
        }

        Patience.until("all are counted", () -> counted("the dam burst") == all);
    }

    /** What is written; nothing is pushed. */
    private long counted(String doing) {
        return failures.newest(true).stream()
                .filter(one -> one.doing().equals(doing))
                .mapToLong(Failure::times)
                .sum();
    }

    @Test
    void there_are_never_more_groups_than_there_is_room_for() {
        database.transactions()
                .run(
                        Scope.system("test"),
                        () ->
                                database.sql()
                                        .sql(
                                                """
                                                insert into platform.failure
                                                       (fingerprint, exception, doing, frames, times, first_at, last_at)
                                                select lpad(to_hex(n), 16, '0'), 'Filling', 'filling', '{}', 1, :at, :at
                                                  from generate_series(1, 1000) n
                                                """)
                                        .param(
                                                "at",
                                                java.sql.Timestamp.from(
                                                        database.clock()
                                                                .instant()
                                                                .minus(Failures.KEPT)))
                                        .update());
        LOG.error("one too many", new ArrayIndexOutOfBoundsException());
        assertThat(group("one too many")).isEmpty();

        database.pass(Duration.ofSeconds(1));
        failures.tidy();
        LOG.error("one too many", new ArrayIndexOutOfBoundsException());
        assertThat(group("one too many")).isPresent();
    }

    @Test
    void an_error_without_an_exception_is_no_failure() {
        long before = failures.seen();
        LOG.error("only words {}", UUID.randomUUID());

        assertThat(failures.seen()).isEqualTo(before);
    }

    private Optional<Failure> group(String doing) {
        failures.write();
        return failures.newest(true).stream().filter(one -> one.doing().equals(doing)).findFirst();
    }

    private String everythingKept() {
        return database.transactions()
                .in(
                        Scope.system("test"),
                        () ->
                                database.sql()
                                        .sql("select f::text from platform.failure f")
                                        .query(String.class)
                                        .list())
                .toString();
    }

    private static void fail(String message, String request) {
        try {
            broken(message);
        } catch (IllegalStateException broken) {
            LOG.atError()
                    .addKeyValue(Failures.REQUEST, request)
                    .setCause(broken)
                    .log("the mill stands still");
        }
    }

    private static void broken(String message) {
        throw new IllegalStateException(message, new IllegalArgumentException(message));
    }

    private static RuntimeException wheel() {
        return new IllegalCallerException("wheel " + List.of());
    }
}
